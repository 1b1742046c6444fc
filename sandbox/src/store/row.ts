import type { SQLOutputValue } from "node:sqlite";

export type Row = Record<string, SQLOutputValue> | undefined;

export function text(row: Row, column: string): string {
  const value = row?.[column];
  if (typeof value !== "string") throw new TypeError(`column ${column} holds no text`);
  return value;
}

export function optionalText(row: Row, column: string): string | undefined {
  return row?.[column] === null ? undefined : text(row, column);
}

export function integer(row: Row, column: string): number {
  const value = row?.[column];
  if (typeof value !== "number") throw new TypeError(`column ${column} holds no number`);
  return value;
}
