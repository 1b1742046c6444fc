import type { Measurement } from "./measurement.ts";

/** An operation as it should go, for tests that change something of it. */
export function aMeasurement(changes: Partial<Measurement> = {}): Measurement {
  const tenants = changes.tenants ?? 1000;
  const requests = { token: 1, list: 1, get: 0, post: 0, cancel: 0 };
  const usual = { operation: "refresh", contestant: "ours", wallMs: 10_000, attempts: 1, refused: 0 } as const;
  return { ...usual, tenants, done: tenants, requests, ...changes };
}
