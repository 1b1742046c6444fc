import type { Contestant, Measurement } from "./measurement.ts";

export const head = [
  "operation",
  "tenants",
  "provider",
  "time",
  "× floor",
  "done",
  "token",
  "list",
  "get",
  "post",
  "cancel",
  "429",
  "state, B/tenant",
  "host, MiB",
];

export const names: Record<Contestant, string> = {
  floor: "floor",
  ours: "pulumi-printix",
  native: "pulumi-printix/native",
  peer: "plain dynamic",
};

/** A row of text for each measurement, for a table of any kind. */
export function rowsOf(measurements: readonly Measurement[]): string[][] {
  return measurements.map((one) => {
    const floor = measurements.find(
      ({ operation, tenants, contestant }) =>
        contestant === "floor" && operation === one.operation && tenants === one.tenants,
    );
    const { token, list, get, post, cancel } = one.requests;
    return [
      one.operation,
      count(one.tenants),
      names[one.contestant],
      `${(one.wallMs / 1000).toFixed(1)} s`,
      floor === undefined ? "" : (one.wallMs / floor.wallMs).toFixed(2),
      doneOf(one),
      ...[token, list, get, post, cancel, one.refused].map(count),
      one.stateBytes === undefined ? "" : count(one.stateBytes),
      one.hostBytes === undefined ? "" : (one.hostBytes / 1024 ** 2).toFixed(0),
    ];
  });
}

function doneOf({ done, tenants, attempts }: Measurement): string {
  if (done === tenants) return attempts === 1 ? "all" : `all, ${attempts} attempts`;
  return `${count(done)}, ${attempts} attempts`;
}

const count = (number: number): string => number.toLocaleString("en");
