import type { Operation } from "./measurement.ts";

export interface Limits {
  requestsPerSecond: number;
  burst: number;
}

/** "Rate Limit" of the API's conventions; the sandbox's own defaults. */
export const realLimits: Limits = { requestsPerSecond: 5, burst: 10 };

/** Beyond it a creation of all would take the day, at the API's real limits and with a checkpoint of each. */
export const mostForAll = 1_000;

/** Of more than these, `up` is measured at ten times the limits, and without checkpoints: as docs/scale.md has it. */
const isLarge = (operation: Operation, tenants: number): boolean => operation === "up" && tenants > mostForAll;

export function limitsOf(operation: Operation, tenants: number, { requestsPerSecond, burst }: Limits): Limits {
  const times = isLarge(operation, tenants) ? 10 : 1;
  return { requestsPerSecond: times * requestsPerSecond, burst: times * burst };
}

export function environmentOf(operation: Operation, tenants: number): Record<string, string> {
  return isLarge(operation, tenants) ? { PULUMI_SKIP_CHECKPOINTS: "true" } : {};
}
