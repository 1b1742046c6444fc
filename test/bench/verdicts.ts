import type { Contestant, Measurement, Operation, Verdict } from "./measurement.ts";

/** What the project promises: ratios, and numbers that no machine changes. No absolute time. */
const promises = { refreshToFloor: 1.25, previewToFloor: 1.15, postsToLimit: 1.02, stateBytes: 2_000 };

/** From here on, neither starting the engine nor a busy machine is what makes the time. */
const manyTenants = 1_000;

/** From so many looks on they are one list; and the API page's own list has one page. */
const listFrom = 4;
const pages = 1;

export interface Limits {
  requestsPerSecond: number;
  burst: number;
}

/** Every promise that these measurements can tell of. */
export function judge(measurements: readonly Measurement[], limits: Limits): Verdict[] {
  const ours = measurements.filter(({ contestant }) => contestant === "ours");
  const ratio = (operation: Operation, tenants: number): number | undefined => {
    const wallOf = (whose: Contestant): number | undefined =>
      measurements.find((one) => one.operation === operation && one.tenants === tenants && one.contestant === whose)
        ?.wallMs;
    const [own, floor] = [wallOf("ours"), wallOf("floor")];
    return own === undefined || floor === undefined ? undefined : own / floor;
  };
  return [
    ...ours.flatMap((measurement) => [
      ...completion(measurement),
      ...refreshRequests(measurement),
      ...pace(measurement, limits),
      ...stateSize(measurement),
    ]),
    ...ours.flatMap(({ operation, tenants }) => {
      const bound = boundOf(operation, tenants);
      const found = ratio(operation, tenants);
      if (bound === undefined || found === undefined) return [];
      const claim = `${operation} of ${count(tenants)} takes at most ${bound} × the floor's time`;
      return [{ claim, isKept: found <= bound, measured: `${found.toFixed(3)} ×` }];
    }),
  ];
}

function boundOf(operation: Operation, tenants: number): number | undefined {
  if (operation === "preview" && tenants === 1) return promises.previewToFloor;
  return operation === "refresh" && tenants >= manyTenants ? promises.refreshToFloor : undefined;
}

function completion({ operation, tenants, done, attempts, refused }: Measurement): Verdict[] {
  const claim = `${operation} of ${count(tenants)} is done at the first attempt, without a 429`;
  const measured = `${count(done)} done, attempts: ${attempts}, 429s: ${refused}`;
  return [{ claim, isKept: done === tenants && attempts === 1 && refused === 0, measured }];
}

function refreshRequests({ operation, tenants, requests }: Measurement): Verdict[] {
  if (operation !== "refresh" || tenants < listFrom) return [];
  const { token, list, get, post, cancel } = requests;
  const claim = `refresh of ${count(tenants)} asks for one token and the list's pages, and for no tenant`;
  const isKept = token === 1 && list === pages && get + post + cancel === 0;
  return [{ claim, isKept, measured: `tokens: ${token}, pages: ${list}, others: ${get + post + cancel}` }];
}

function pace({ operation, tenants, postSpanMs }: Measurement, { requestsPerSecond, burst }: Limits): Verdict[] {
  if (operation !== "up" || tenants < manyTenants || postSpanMs === undefined) return [];
  const limitMs = ((tenants - burst) / requestsPerSecond) * 1000;
  const claim = `up of ${count(tenants)} posts within ${promises.postsToLimit} × what the API's limits ask`;
  const measured = `${seconds(postSpanMs)} of ${seconds(limitMs)}, ${(postSpanMs / limitMs).toFixed(3)} ×`;
  return [{ claim, isKept: postSpanMs <= promises.postsToLimit * limitMs, measured }];
}

function stateSize({ operation, tenants, stateBytes }: Measurement): Verdict[] {
  if (operation !== "up" || stateBytes === undefined) return [];
  const claim = `up of ${count(tenants)} keeps at most ${count(promises.stateBytes)} bytes of state a tenant`;
  return [{ claim, isKept: stateBytes <= promises.stateBytes, measured: `${count(stateBytes)} bytes` }];
}

const count = (number: number): string => number.toLocaleString("en");
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
