import { join } from "node:path";
import { parseArgs } from "node:util";
import { operations, type Operation } from "./measurement.ts";

export interface BenchOptions {
  sizes: number[];
  operations: Operation[];
  /** Where table, JSON and plot go. */
  output: string;
}

/** What is published. */
export const usualSizes = [1, 10, 100, 1_000, 10_000];

export const usage = `Usage: npm run bench -- [options]

  --sizes 10,100              numbers of tenants; ${usualSizes.join(",")} by default
  --operations up,refresh     of ${operations.join(", ")}; all by default
  --output FOLDER             for results.md, bench.json and plot.svg; docs/bench for the whole benchmark, and
                              .printix/bench for a part of it, which is not what is published`;

/** Options that cannot be used; the message says which, and how it is written. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** @throws UsageError */
export function readOptions(args: readonly string[], root: string): BenchOptions {
  const { sizes, operations: chosen, output } = parsed(args);
  const isWhole = sizes === undefined && chosen === undefined;
  return {
    sizes: sizes === undefined ? usualSizes : words(sizes).map(sizeOf),
    operations: chosen === undefined ? [...operations] : words(chosen).map(operationOf),
    output: output ?? join(root, ...(isWhole ? ["docs", "bench"] : [".printix", "bench"])),
  };
}

function parsed(args: readonly string[]): { sizes?: string; operations?: string; output?: string } {
  const text = { type: "string" } as const;
  try {
    return parseArgs({ args: [...args], options: { sizes: text, operations: text, output: text } }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}

const words = (list: string): string[] => list.split(",").map((word) => word.trim());

function sizeOf(word: string): number {
  const size = Number(word);
  if (Number.isSafeInteger(size) && size > 0) return size;
  throw new UsageError(`--sizes holds "${word}": it takes whole numbers above 0, with commas between them`);
}

function operationOf(word: string): Operation {
  const operation = operations.find((known) => known === word);
  if (operation !== undefined) return operation;
  throw new UsageError(`--operations holds "${word}": there are ${operations.join(", ")}`);
}
