import { createPartnerClient, UnknownOutcomeError, type CancelOutcome, type PartnerClient } from "printix-partner-sdk";
import { createCancelCap, type CancelCap } from "../../src/run/cancel-cap";
import { createSharedCancels } from "../../src/run/shared-cancels";
import { partnerId } from "../acme";
import { refused } from "../api-failure";
import { failureOf } from "../failure-of";
import { temporaryFolder } from "../temporary-folder";

const clients: PartnerClient[] = [];
// Before the folder goes, as hooks run in their order here: a good-bye would make it again.
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
});
const folder = temporaryFolder();

/** A process of its own, as far as the budget's file knows. */
function client(of = partnerId): PartnerClient {
  const budget = `file:${folder()}/budget.db`;
  const made = createPartnerClient({ partnerId: of, clientId: "client", clientSecret: "secret", budget });
  clients.push(made);
  return made;
}

const stack = (max: number | undefined, runId = "4711", of: Counting = client()): CancelCap =>
  createCancelCap(max, undefined, createSharedCancels(of, runId, max ?? Infinity));

type Counting = Pick<PartnerClient, "countTogether">;

const tooMany = { code: "PRINTIX_MAX_CANCELS" };

/** A cancel whose answer comes when it is told to. */
function slowCancel() {
  const sent = Promise.withResolvers<undefined>();
  const answer = Promise.withResolvers<CancelOutcome>();
  const cancel = (): Promise<CancelOutcome> => {
    sent.resolve(undefined);
    return answer.promise;
  };
  return { cancel, isSent: sent.promise, answer };
}

/** Sends one cancel. @returns how often it was sent */
async function send(cap: CancelCap, outcome: () => Promise<CancelOutcome> = () => Promise.resolve("cancelled")) {
  let count = 0;
  await cap.send("a tenant", () => {
    count += 1;
    return outcome();
  });
  return count;
}

test("of nine cancels in three stacks at once, as many are sent as the run may send", async () => {
  const stacks = [stack(3), stack(3), stack(3)];
  const ends = await Promise.allSettled([...stacks, ...stacks, ...stacks].map((cap) => send(cap)));
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  const refusals = ends.flatMap((end) => (end.status === "rejected" ? [end.reason as unknown] : []));
  for (const refusal of refusals) expect(refusal).toMatchObject(tooMany);
});

test("the refusal says the run, what this stack has sent, and how many others have", async () => {
  const [one, other] = [stack(3), stack(3)];
  await send(other);
  await send(other);
  await send(one);
  const failure = await failureOf(() => send(one));
  expect(failure).toMatchObject(tooMany);
  expect(failure.message).toContain(
    'allows 3 in the run "4711". Sent before it: a tenant. Sent by other processes of this run: 2.',
  );
});

test("another run counts for itself, and so does another partner", async () => {
  await send(stack(1));
  expect(await send(stack(1, "4712"))).toBe(1);
  expect(await send(stack(1, "4711", client("nordic")))).toBe(1);
});

test("a stack without a cap counts too, and is not refused", async () => {
  const uncapped = stack(undefined);
  await send(uncapped);
  await send(uncapped);
  expect(await failureOf(() => send(stack(2)))).toMatchObject(tooMany);
  expect(await send(uncapped)).toBe(1);
});

test.each([
  ["was refused", () => Promise.reject(refused(403, { method: "DELETE" }))],
  ["found nothing to cancel", () => Promise.resolve("absent" as const)],
])("one that %s is taken back, for all, also by a stack with a smaller cap", async (_, outcome) => {
  const [one, other] = [stack(1), stack(3)];
  const slow = slowCancel();
  const first = one.send("a tenant", slow.cancel).catch(() => undefined);
  await slow.isSent;
  await send(other);
  await send(other);
  expect(await failureOf(() => send(other))).toMatchObject(tooMany);
  outcome().then(slow.answer.resolve, slow.answer.reject);
  await first;
  expect(await send(other)).toBe(1);
  expect(await failureOf(() => send(other))).toMatchObject(tooMany);
});

test("one of which nobody knows what became of it counts on, after its process has ended too", async () => {
  const lost = new UnknownOutcomeError("Whether it took effect is not known.", new Error("cut"));
  const dying = client();
  const cap = stack(1, "4711", dying);
  expect(await failureOf(() => send(cap, () => Promise.reject(lost)))).toBe(lost);
  await dying.close();
  expect(await failureOf(() => send(stack(1)))).toMatchObject(tooMany);
});

test.each([1, 2])("the last one that is allowed waits for one that may yet be refused: %d of them", async (waiting) => {
  const [one, other] = [stack(3), stack(3)];
  await send(other);
  await send(other);
  const slow = slowCancel();
  const first = failureOf(() => one.send("a tenant", slow.cancel));
  await slow.isSent;
  const others = Promise.allSettled(Array.from({ length: waiting }, () => send(one)));
  const refusal = refused(403, { method: "DELETE" });
  slow.answer.reject(refusal);
  expect(await first).toBe(refusal);
  const ends = await others;
  expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await failureOf(() => send(one))).toMatchObject(tooMany);
});

test("where the budget cannot be asked, nothing is sent, and nothing of it counts in this process", async () => {
  const away = Object.assign(new Error("the shared budget cannot be used"), { code: "ERR_PRINTIX_BUDGET" });
  const own = client();
  let isAway = true;
  const countTogether: PartnerClient["countTogether"] = (counter) =>
    isAway ? Promise.reject(away) : own.countTogether(counter);
  const cap = stack(1, "4711", { countTogether });
  const sent = slowCancel();
  expect(await failureOf(() => cap.send("a tenant", sent.cancel))).toBe(away);
  expect(await failureOf(() => cap.send("a tenant", sent.cancel))).toBe(away);
  isAway = false;
  expect(await send(cap)).toBe(1);
});

test("one that cannot be taken back counts on: too few are sent, and never too many", async () => {
  const own = client();
  const countTogether: PartnerClient["countTogether"] = (counter) =>
    counter.by < 0 ? Promise.reject(new Error("the shared budget cannot be used")) : own.countTogether(counter);
  const refusal = refused(403, { method: "DELETE" });
  const cap = stack(1, "4711", { countTogether });
  expect(await failureOf(() => send(cap, () => Promise.reject(refusal)))).toBe(refusal);
  expect(await failureOf(() => send(stack(1)))).toMatchObject(tooMany);
});

test("a client that shares no budget counts for nobody: nothing is sent", async () => {
  const alone = createPartnerClient({ partnerId, clientId: "client", clientSecret: "secret" });
  expect(await failureOf(() => send(stack(1, "4711", alone)))).toMatchObject(tooMany);
});
