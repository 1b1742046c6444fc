import { firstAlone } from "../../src/throttle/first-alone";
import { createTokenBucket, type Permit } from "../../src/throttle/token-bucket";
import { createFakeSystem } from "../fake-system";
import { failureOf } from "../failure-of";
import { neverAborts } from "../never-aborts";

function setUp() {
  const system = createFakeSystem();
  const bucket = firstAlone(createTokenBucket({ requestsPerSecond: 5, burst: 10, maxHaltMs: 60_000 }, system));
  const sent: { name: string; permit: Permit }[] = [];
  const send = async (name: string, signal = neverAborts()): Promise<void> => {
    const permit = await bucket.acquire(signal);
    sent.push({ name, permit });
  };
  return { system, bucket, sent, send, names: () => sent.map(({ name }) => name) };
}

test("nobody goes before the first request was answered; then all go, by what its answer says, in their order", async () => {
  const { system, sent, send, names } = setUp();
  const all = Promise.all(["a", "b", "c", "d", "e"].map((name) => send(name)));
  await system.advance(60_000);
  expect(names()).toEqual(["a"]);
  sent[0]?.permit.release({ burst: 3, remaining: 2, isRemainingNamed: true });
  await system.advance(0);
  expect(names()).toEqual(["a", "b", "c"]);
  for (const { permit } of sent) permit.release();
  await system.run(all);
  expect(names()).toEqual(["a", "b", "c", "d", "e"]);
});

test("an answer that never came opens the way as well: whoever follows finds out for itself", async () => {
  const { system, sent, send, names } = setUp();
  void send("a");
  void send("b");
  await system.advance(0);
  sent[0]?.permit.release();
  await system.advance(0);
  expect(names()).toEqual(["a", "b"]);
});

test("whoever waits for the first one leaves when its own time is over", async () => {
  const { system, sent, send, names } = setUp();
  void send("a");
  const impatient = new AbortController();
  const failure = failureOf(send("b", impatient.signal));
  void send("c");
  impatient.abort(new Error("enough"));
  expect((await failure).message).toBe("enough");
  sent[0]?.permit.release();
  await system.advance(0);
  expect(names()).toEqual(["a", "c"]);
});

test("where the first one leaves before it is sent, the next one is the first", async () => {
  const { system, bucket, sent, send, names } = setUp();
  bucket.halt(1_000);
  const impatient = new AbortController();
  const failure = failureOf(send("a", impatient.signal));
  void send("b");
  void send("c");
  await system.advance(500);
  impatient.abort(new Error("enough"));
  expect((await failure).message).toBe("enough");
  await system.advance(10_000);
  expect(names()).toEqual(["b"]);
  sent[0]?.permit.release();
  await system.advance(0);
  expect(names()).toEqual(["b", "c"]);
});
