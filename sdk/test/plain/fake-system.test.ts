import type { HttpExchange } from "../../src/http/http-exchange";
import { countExchanges, numberHeader } from "../exchanges";
import { createFakeSystem } from "../fake-system";

/** As long as a busy machine may take for a request: far more turns of the event loop than any number to count to. */
async function manyTurns(): Promise<void> {
  for (let turns = 0; turns < 500; turns += 1) await new Promise((resolve) => setImmediate(resolve));
}

const request = { method: "GET", url: new URL("https://x.example/"), path: "/", headers: {}, attempt: 1 };
const answer = { status: 200, body: "", header: () => undefined };

describe("the virtual clock of these tests", () => {
  it("wakes sleepers in the order of their times, and of two at one time the earlier one first", async () => {
    const system = createFakeSystem();
    const woken: string[] = [];
    const sleeper = (name: string, ms: number) => system.sleep(ms).then(() => woken.push(`${name} at ${system.now()}`));
    const all = Promise.all([sleeper("late", 30), sleeper("early", 10), sleeper("middle", 20), sleeper("twin", 20)]);
    await system.run(all);
    expect(woken).toEqual(["early at 10", "middle at 20", "twin at 20", "late at 30"]);
  });

  it("wakes who lies down again before those who sleep longer", async () => {
    const system = createFakeSystem();
    const woken: string[] = [];
    const twice = async () => {
      await system.sleep(10);
      await system.sleep(10);
      woken.push("twice 10");
    };
    await system.run(Promise.all([system.sleep(25).then(() => woken.push("once 25")), twice()]));
    expect(woken).toEqual(["twice 10", "once 25"]);
  });

  it("lets an aborted sleeper go without moving", async () => {
    const system = createFakeSystem();
    const alarm = new AbortController();
    const sleep = system.sleep(1_000, alarm.signal);
    alarm.abort();
    await sleep;
    expect(system.now()).toBe(0);
    expect(system.sleeping()).toBe(0);
  });

  it("moves no further than it is told", async () => {
    const system = createFakeSystem();
    let isAwake = false;
    void system.sleep(100).then(() => (isAwake = true));
    await system.advance(99);
    expect({ isAwake, now: system.now() }).toEqual({ isAwake: false, now: 99 });
    await system.advance(1);
    expect({ isAwake, now: system.now() }).toEqual({ isAwake: true, now: 100 });
  });

  it("says so where the work can never end", async () => {
    await expect(createFakeSystem().run(new Promise(() => undefined))).rejects.toThrow("never comes");
  });

  it("stands still while a request is on its way, there and back, and runs while its server waits for it", async () => {
    const exchanges = countExchanges();
    const system = createFakeSystem({ isBusy: exchanges.isBusy });
    const times: number[] = [];
    const exchange = exchanges.counted(async ({ headers }) => {
      await manyTurns();
      times.push(system.now());
      await exchanges.atServer(headers[numberHeader] ?? "", () => system.sleep(1_000));
      await manyTurns();
      return answer;
    });
    void system.sleep(10_000);
    await system.run(exchange(request).then(() => times.push(system.now())));
    expect(times).toEqual([0, 1_000]);
  });

  it("stands still until who breaks a request off has heard of it, whatever its server waits for", async () => {
    const exchanges = countExchanges();
    const system = createFakeSystem({ isBusy: exchanges.isBusy });
    const end = new AbortController();
    const breaksOff: HttpExchange = ({ headers, signal }) =>
      new Promise((_, reject) => {
        void exchanges.atServer(headers[numberHeader] ?? "", () => system.sleep(60_000));
        signal?.addEventListener(
          "abort",
          () =>
            void manyTurns().then(() => {
              reject(new Error("broken off"));
            }),
        );
      });
    const outcome = exchanges
      .counted(breaksOff)({ ...request, signal: end.signal })
      .catch(() => system.now());
    void system.sleep(5_000).then(() => {
      end.abort();
    });
    expect(await system.run(outcome)).toBe(5_000);
    expect(exchanges.isBusy()).toBe(false);
  });
});
