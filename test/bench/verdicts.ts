import { limitsOf, mostForAll, type Limits } from "./large.ts";
import type { Contestant, Measurement, Operation, Verdict } from "./measurement.ts";

/** What the project promises: ratios, and numbers that no machine changes. No absolute time. */
const promises = {
  refreshToFloor: 1.25,
  previewToFloor: 1.15,
  // Of each resource the engine asks the provider, which `pulumi stack import` does not.
  importToFloor: 8,
  postsToLimit: 1.02,
  // Of thousands: the engine registers resources more slowly the more there are.
  manyPostsToLimit: 1.05,
  stateBytes: 2_000,
  // Of the native plugin, beside the dynamic provider in the same run.
  nativePreviewToOurs: 0.85,
  nativeRefreshToOurs: 1,
  nativeStateBytes: 1_350,
};

/** From here on, neither starting the engine nor a busy machine is what makes the time. */
const manyTenants = 1_000;

/** From so many looks on they are one list; and the API page's own list has one page. */
const listFrom = 4;
const pages = 1;

/** Every promise that these measurements can tell of. */
export function judge(measurements: readonly Measurement[], limits: Limits): Verdict[] {
  const of = (whose: Contestant): Measurement[] => measurements.filter(({ contestant }) => contestant === whose);
  const ours = of("ours");
  const ratio = (one: Measurement, to: Contestant): number | undefined => {
    const other = of(to).find(({ operation, tenants }) => operation === one.operation && tenants === one.tenants);
    return other && one.wallMs / other.wallMs;
  };
  return [
    ...ours.flatMap((measurement) => [
      ...completion(measurement),
      ...refreshRequests(measurement),
      ...pace(measurement, limits),
      ...stateSize(measurement, "up", promises.stateBytes),
      ...time(measurement, boundOf(measurement), "the floor", ratio(measurement, "floor")),
    ]),
    ...of("native").flatMap((measurement) => [
      ...completion(measurement),
      ...refreshRequests(measurement),
      ...stateSize(measurement, "refresh", promises.nativeStateBytes),
      ...time(measurement, nativeBoundOf(measurement), "the dynamic provider", ratio(measurement, "ours")),
    ]),
  ];
}

function time(
  measurement: Measurement,
  bound: number | undefined,
  whose: string,
  found: number | undefined,
): Verdict[] {
  if (bound === undefined || found === undefined) return [];
  const claim = `${called(measurement)} takes at most ${bound} × ${whose}'s time`;
  return [{ claim, isKept: found <= bound, measured: `${found.toFixed(3)} ×` }];
}

/** As in the first column of the table; whose it is where it is not the dynamic provider. */
function called({ operation, contestant, tenants }: Measurement): string {
  return `${operation} of ${count(tenants)}${contestant === "native" ? " by the native plugin" : ""}`;
}

function nativeBoundOf({ operation, tenants }: Measurement): number | undefined {
  if (operation === "preview" && tenants === 1) return promises.nativePreviewToOurs;
  return operation === "refresh" && tenants >= manyTenants ? promises.nativeRefreshToOurs : undefined;
}

function boundOf({ operation, tenants }: Measurement): number | undefined {
  if (operation === "preview" && tenants === 1) return promises.previewToFloor;
  if (tenants < manyTenants) return undefined;
  if (operation === "import") return promises.importToFloor;
  return operation === "refresh" ? promises.refreshToFloor : undefined;
}

function completion(measurement: Measurement): Verdict[] {
  const { tenants, done, attempts, refused } = measurement;
  const claim = `${called(measurement)} is done at the first attempt, without a 429`;
  const measured = `${count(done)} done, attempts: ${attempts}, 429s: ${refused}`;
  return [{ claim, isKept: done === tenants && attempts === 1 && refused === 0, measured }];
}

function refreshRequests(measurement: Measurement): Verdict[] {
  const { operation, tenants, requests } = measurement;
  if (operation !== "refresh" || tenants < listFrom) return [];
  const { token, list, get, post, cancel } = requests;
  const claim = `${called(measurement)} asks for one token and the list's pages, and for no tenant`;
  const isKept = token === 1 && list === pages && get + post + cancel === 0;
  return [{ claim, isKept, measured: `tokens: ${token}, pages: ${list}, others: ${get + post + cancel}` }];
}

function pace({ operation, tenants, postSpanMs }: Measurement, limits: Limits): Verdict[] {
  if (operation !== "up" || tenants < manyTenants || postSpanMs === undefined) return [];
  const { requestsPerSecond, burst } = limitsOf(operation, tenants, limits);
  const bound = tenants > mostForAll ? promises.manyPostsToLimit : promises.postsToLimit;
  const limitMs = ((tenants - burst) / requestsPerSecond) * 1000;
  const claim = `up of ${count(tenants)} posts within ${bound} × what ${tenants > mostForAll ? "ten times " : ""}the API's limits ask`;
  const measured = `${seconds(postSpanMs)} of ${seconds(limitMs)}, ${(postSpanMs / limitMs).toFixed(3)} ×`;
  return [{ claim, isKept: postSpanMs <= bound * limitMs, measured }];
}

/** @param after the operation whose state is meant */
function stateSize(measurement: Measurement, after: Operation, most: number): Verdict[] {
  const { operation, stateBytes } = measurement;
  if (operation !== after || stateBytes === undefined) return [];
  const claim = `${called(measurement)} keeps at most ${count(most)} bytes of state a tenant`;
  return [{ claim, isKept: stateBytes <= most, measured: `${count(stateBytes)} bytes` }];
}

const count = (number: number): string => number.toLocaleString("en");
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
