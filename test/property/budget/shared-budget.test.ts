import { isBudgetError } from "../../../sdk/src/errors/budget-error";
import { createSharedBudget } from "../../../sdk/src/budget/shared-budget";
import { seededRandom } from "../../../sdk/test/random";
import { randomSchedules } from "../random-schedules";
import { createVirtualSystem } from "../virtual-system";
import { budgetSchedules, type BudgetSchedule, type MemberPlan, type RequestPlan } from "./budget-schedule";
import { createModelStore } from "./model-store";

const { runs, patienceMs, play } = randomSchedules("random schedules of a shared budget", budgetSchedules);

/** What a member that was killed, a fault and the first request each may cost, beside the time of the limit. */
const costOfFaultMs = 20_000;

/** Plays a schedule and says what is wrong with how it ended. */
async function faultsOf(schedule: BudgetSchedule): Promise<string[]> {
  const random = seededRandom(schedule.seed);
  const system = createVirtualSystem(random);
  const { limits } = schedule;
  const wayToStore = createModelStore(schedule.faults, system);
  const wrong: string[] = [];
  const bucket = { level: limits.burst, filledAtMs: 0 };
  let answered = 0;

  /** The API's own bucket. */
  function arrive(who: string): void {
    const nowMs = system.now();
    bucket.level = Math.min(
      limits.burst,
      bucket.level + ((nowMs - bucket.filledAtMs) / 1000) * limits.requestsPerSecond,
    );
    bucket.filledAtMs = nowMs;
    // Two sums of the same fractions may differ in their last digits.
    if (bucket.level < 1 - 1e-3) wrong.push(`${who} was refused at ${nowMs}, level ${bucket.level}`);
    bucket.level -= 1;
  }

  async function playMember(plan: MemberPlan, name: string): Promise<void> {
    await system.sleep(plan.joinsAtMs);
    const life = new AbortController();
    const isDead = (): boolean => life.signal.aborted;
    // What the dead have under way, and a store that was away or has lost its ledger, nobody can tell: it may cost somebody
    // a refusal (docs/adr/0014-one-budget.md).
    const isUnknowable = (): boolean => isDead() && schedule.faults.length > 0;
    const store = wayToStore(() => Math.floor(random() * schedule.travelMs));
    const budget = createSharedBudget({
      store: {
        ...store,
        // The dead say nothing, and hear nothing.
        exchange: async (message, late) => {
          if (isDead()) return new Promise(() => undefined);
          const reply = await store.exchange(message, late);
          return isDead() ? new Promise(() => undefined) : reply;
        },
      },
      member: name,
      who: name,
      limits: { start: { ...limits, dailyQuota: 50_000 }, ceiling: {} },
      maxHaltMs: 60_000,
      system,
      warn: () => undefined,
    });
    const kill =
      plan.killedAtMs === undefined
        ? undefined
        : system.after(plan.killedAtMs, () => {
            life.abort(new Error("killed"));
          });

    async function send({ atMs, kind, thereMs, backMs }: RequestPlan, index: number): Promise<void> {
      const signal = AbortSignal.any([life.signal]);
      await system.sleep(atMs, signal);
      const isChange = kind === "change";
      const who = `${name}, request ${index}`;
      try {
        const reservation = isChange ? await budget.reserve(signal) : undefined;
        try {
          const permit = await budget.acquire({ isChange, ...(reservation && { reservation }) }, signal);
          await system.sleep(thereMs);
          if (!isUnknowable()) arrive(who);
          const remaining = Math.floor(bucket.level);
          await system.sleep(backMs);
          if (isDead()) return;
          permit.release({ bucket: schedule.saysLimits ? { ...limits, remaining, isRemainingNamed: true } : {} });
          answered += 1;
        } finally {
          reservation?.end();
        }
      } catch (error) {
        if (life.signal.aborted) return;
        if (!isBudgetError(error)) throw error;
        if (schedule.faults.length === 0) wrong.push(`${who} was not sent: ${error.message}`);
      }
    }

    await Promise.all(plan.requests.map(send));
    kill?.();
    if (isDead()) return;
    await budget.close();
  }

  const all = Promise.all(schedule.members.map((plan, index) => playMember(plan, `m${index}`)));
  await system.run(all);
  const { members, faults } = schedule;
  const requests = members.flatMap((member) => member.requests);
  const journeys = requests.reduce((sum, { thereMs, backMs }) => sum + thereMs + backMs, 0);
  const killed = members.filter(({ killedAtMs }) => killedAtMs !== undefined).length;
  const away = faults.reduce((sum, fault) => sum + ("forMs" in fault ? fault.forMs : 0), 0);
  const limitMs = (requests.length / limits.requestsPerSecond) * 1000;
  // With few at once, each journey is added to the time between two.
  const allowedMs = 11_000 + 2 * limitMs + journeys + 2 * away + (1 + killed + faults.length) * costOfFaultMs;
  if (system.now() > allowedMs) wrong.push(`all took ${system.now()} ms, and ${allowedMs} ms were allowed`);
  if (killed === 0 && faults.length === 0 && answered !== requests.length) {
    wrong.push(`${answered} of ${requests.length} were answered`);
  }
  return wrong;
}

describe(`of ${runs} random schedules of processes that share a budget`, () => {
  it("no request is refused by the API, and each is sent in its time", () => play(faultsOf), patienceMs);
});
