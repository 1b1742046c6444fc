import { mostForAll } from "./large.ts";
import { contestants, type Contestant, type Measurement, type Operation } from "./measurement.ts";

export type Case = Pick<Measurement, "operation" | "contestant" | "tenants">;

/** What is measured next to each other, in this order: once or several times, in turns. */
export interface Round {
  cases: Case[];
  repeats: number;
}

/** The rounds of a run. */
export function planRounds(sizes: readonly number[], operations: readonly Operation[]): Round[] {
  return sizes
    .flatMap((tenants) =>
      operations.map((operation) => ({
        cases: contestants
          .filter((contestant) => isOf(operation, contestant, tenants))
          .map((contestant) => ({ operation, contestant, tenants })),
        repeats: repeatsOf(operation, tenants),
      })),
    )
    .filter(({ cases }) => cases.length > 0);
}

function isOf(operation: Operation, contestant: Contestant, tenants: number): boolean {
  if (contestant === "native" && !isPromisedOfNative(operation, tenants)) return false;
  // It is the start that a preview of one tenant measures; the plain provider's is the floor's.
  if (tenants === 1) return operation === "preview" && contestant !== "peer";
  if (operation === "drift") return contestant === "ours";
  if (operation === "import") return contestant === "ours" || contestant === "floor";
  if (operation === "up" && tenants > mostForAll) return contestant === "ours";
  return tenants <= mostForAll || (operation === "refresh" && contestant !== "peer");
}

/** What the native plugin is compared in with the dynamic one: its start, many reads, and the state that they leave. */
function isPromisedOfNative(operation: Operation, tenants: number): boolean {
  return tenants === 1 ? operation === "preview" : operation === "refresh" && tenants >= mostForAll;
}

/** Where it is not the API's rate that makes the time, and a ratio is promised, once tells too little. */
function repeatsOf(operation: Operation, tenants: number): number {
  if (tenants === 1) return 9;
  return operation === "refresh" || operation === "preview" || operation === "import" ? 3 : 1;
}
