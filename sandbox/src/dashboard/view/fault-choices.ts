import { STATUS_CODES } from "node:http";
import type { FaultKind, FaultRoute, SandboxFault } from "../../faults/fault";

/** The calls, in words. */
export const ROUTE_WORDS: Readonly<Record<FaultRoute, string>> = {
  any: "every call",
  list: "List tenants",
  get: "Get tenant",
  create: "Create tenant",
  cancel: "Cancel tenant",
  billing: "Billing information",
  token: "Token",
};

const KIND_WORDS: Readonly<Record<Exclude<FaultKind, "status">, string>> = {
  reset: "Connection reset",
  silence: "No answer at all",
  slow: "Slow answer",
  truncated: "Answer breaks off",
  empty: "Answer without a body",
  html: "Page in place of JSON",
  shape: "JSON of another shape",
  "content-type": "Wrong content type",
};

/** The statuses of the conventions' table, and 502, which gateways add to it. */
const STATUSES = [429, 503, 500, 502, 504, 401, 403, 404, 409, 400, 405, 415, 428, 202, 201, 204, 301, 303];

/** What can be chosen to go wrong: its value in the form, and its words. */
export const FAULT_CHOICES: readonly (readonly [value: string, words: string])[] = [
  ...STATUSES.map((status) => [`status-${status}`, statusWords(status)] as const),
  ...Object.entries(KIND_WORDS),
];

/** What a fault is called. */
export function faultWords({ kind, status }: Pick<SandboxFault, "kind" | "status">): string {
  return kind === "status" ? statusWords(status ?? 0) : KIND_WORDS[kind];
}

/** The kind and the status that a choice stands for; what is no choice is left to whoever adds the fault to refuse. */
export function chosenFault(value: string): { kind: FaultKind; status?: number } {
  const [, status] = /^status-(\d+)$/.exec(value) ?? [];
  return status === undefined ? { kind: value as FaultKind } : { kind: "status", status: Number(status) };
}

function statusWords(status: number): string {
  return `${status} ${STATUS_CODES[status] ?? ""}`.trim();
}
