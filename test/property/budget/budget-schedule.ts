import fc from "fast-check";
import type { StoreFault } from "./model-store";

/** One of those who share the budget. */
export interface MemberPlan {
  joinsAtMs: number;
  /** When its process is killed, where that happens. */
  killedAtMs: number | undefined;
  requests: RequestPlan[];
}

export interface RequestPlan {
  /** After its member has joined. */
  atMs: number;
  kind: "read" | "change";
  thereMs: number;
  backMs: number;
}

/** Everything that chance decides. */
export interface BudgetSchedule {
  limits: { requestsPerSecond: number; burst: number };
  /** Whether answers say what the limits are. */
  saysLimits: boolean;
  members: MemberPlan[];
  faults: StoreFault[];
  /** How long a message to the store travels at most. */
  travelMs: number;
  seed: number;
}

const ms = (max: number) => fc.integer({ min: 0, max });
/** Mostly short, and now and then as long as can be. */
const mostlyShort = (usual: number, max: number) =>
  fc.oneof({ weight: 8, arbitrary: ms(usual) }, { weight: 1, arbitrary: ms(max) });

const requests: fc.Arbitrary<RequestPlan> = fc.record({
  atMs: fc.oneof(fc.constant(0), ms(5_000)),
  kind: fc.constantFrom("read", "change"),
  thereMs: mostlyShort(100, 4_000),
  backMs: mostlyShort(100, 1_000),
});

const members: fc.Arbitrary<MemberPlan> = fc.record({
  joinsAtMs: fc.oneof(fc.constant(0), ms(6_000)),
  killedAtMs: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: ms(8_000) }),
  requests: fc.array(requests, { minLength: 1, maxLength: 12 }),
});

const atMs = ms(8_000);
const faults: fc.Arbitrary<StoreFault> = fc.oneof(
  fc.record({ kind: fc.constant("down" as const), atMs, forMs: mostlyShort(1_500, 8_000), keeps: fc.boolean() }),
  fc.record({ kind: fc.constant("paused" as const), atMs, forMs: mostlyShort(1_500, 8_000) }),
  fc.record({ kind: fc.constant("flushed" as const), atMs }),
  fc.record({ kind: fc.constant("older" as const), atMs, agoMs: ms(4_000) }),
);

export const budgetSchedules: fc.Arbitrary<BudgetSchedule> = fc.record({
  limits: fc.record({
    requestsPerSecond: fc.constantFrom(1, 5, 5, 20),
    burst: fc.constantFrom(1, 2, 10, 10, 30),
  }),
  saysLimits: fc.boolean(),
  members: fc.array(members, { minLength: 1, maxLength: 8 }),
  faults: fc.oneof(fc.constant<StoreFault[]>([]), fc.array(faults, { maxLength: 3 })),
  travelMs: fc.constantFrom(0, 2, 60),
  seed: fc.integer(),
});
