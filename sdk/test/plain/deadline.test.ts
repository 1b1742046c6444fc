import { waitWithin, withDeadline } from "../../src/common/deadline";
import { createFakeSystem } from "../fake-system";
import { neverAborts } from "../never-aborts";

describe("a deadline", () => {
  it("aborts with an error that says what took too long", async () => {
    const system = createFakeSystem();
    const work = withDeadline("the work", 1_000, system, async (signal) => {
      await system.sleep(5_000, signal);
      signal.throwIfAborted();
    });
    await expect(system.run(work)).rejects.toMatchObject({
      code: "ERR_PRINTIX_TIMEOUT",
      message: "the work took longer than 1 s and was stopped",
    });
    expect(system.now()).toBe(1_000);
  });

  it("leaves nothing behind, whether the work ends well or not", async () => {
    const system = createFakeSystem();
    await expect(system.run(withDeadline("x", 1_000, system, () => Promise.resolve(7)))).resolves.toBe(7);
    const failed = withDeadline("x", 1_000, system, () => Promise.reject(new Error("odd")));
    await expect(system.run(failed)).rejects.toThrow("odd");
    expect({ sleeping: system.sleeping(), now: system.now() }).toEqual({ sleeping: 0, now: 0 });
  });
});

describe("a wait for what others share", () => {
  it("ends with it", async () => {
    await expect(waitWithin(Promise.resolve(7), neverAborts())).resolves.toBe(7);
    await expect(waitWithin(Promise.reject(new Error("odd")), neverAborts())).rejects.toThrow("odd");
  });

  it("ends with the signal, before or after it began", async () => {
    const end = new AbortController();
    const never = new Promise<never>(() => undefined);
    const waiting = waitWithin(never, end.signal);
    end.abort(new Error("over"));
    await expect(waiting).rejects.toThrow("over");
    await expect(waitWithin(never, end.signal)).rejects.toThrow("over");
    await expect(waitWithin(Promise.reject(new Error("odd")), end.signal)).rejects.toThrow("over");
  });
});
