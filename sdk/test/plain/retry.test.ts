import { scopeUntil } from "../../src/operation/operation-scope";
import { ApiError } from "../../src/errors/api-error";
import { NetworkError } from "../../src/errors/network-error";
import { withRetries } from "../../src/http/retry";
import { createFakeSystem, epochMs } from "../fake-system";

const rules = { attempts: 5, maxWaitMs: 60_000 };

function refused(status: number, retryAfterMs?: number): ApiError {
  return new ApiError({
    method: "GET",
    path: "/x",
    status,
    requestId: "req-1",
    retryAfterMs,
    problem: undefined,
    secrets: [],
  });
}

function cut(isUnsent: boolean): NetworkError {
  return new NetworkError({
    method: "GET",
    origin: "https://api.printix.net",
    path: "/x",
    reason: "ECONNRESET",
    isUnsent,
  });
}

/** Runs an attempt that fails with each error in turn and then succeeds. */
async function attempt(
  errors: Error[],
  {
    isRepeatable = true,
    random = 0.5,
    waitsOutRefusals = false,
    ...changed
  }: Partial<typeof rules & { isRepeatable: boolean; random: number; waitsOutRefusals: boolean }> = {},
) {
  const system = createFakeSystem({ random: () => random });
  const notices: string[] = [];
  let tries = 0;
  const once = () => {
    tries += 1;
    const error = errors[tries - 1];
    return error === undefined ? Promise.resolve("done") : Promise.reject(error);
  };
  const work = withRetries(once, { isRepeatable, waitsOutRefusals }, { ...rules, ...changed }, system, (line) =>
    notices.push(line),
  );
  const outcome = await system.run(work.catch((error: unknown) => error));
  return { outcome, tries, sleeps: system.sleeps, notices };
}

describe("what is tried again", () => {
  it.each([
    {
      what: "a repeatable request",
      isRepeatable: true,
      again: [408, 425, 429, 460, 499, 500, 502, 503, 504, 507, 520],
    },
    { what: "any other request", isRepeatable: false, again: [429] },
  ])("$what: after $again alone", async ({ isRepeatable, again }) => {
    const statuses = [301, 400, 401, 403, 404, 408, 409, 410, 421, 423, 425, 428, 429, 460, 499];
    statuses.push(500, 502, 503, 504, 507, 520);
    const repeated: number[] = [];
    for (const status of statuses) {
      const { tries } = await attempt([refused(status)], { isRepeatable });
      if (tries === 2) repeated.push(status);
    }
    expect(repeated).toEqual(again);
  });

  it.each([
    { isRepeatable: true, isUnsent: true, tries: 2 },
    { isRepeatable: true, isUnsent: false, tries: 2 },
    { isRepeatable: false, isUnsent: true, tries: 2 },
    { isRepeatable: false, isUnsent: false, tries: 1 },
  ])("a lost connection: repeatable $isRepeatable, unsent $isUnsent → tries $tries", async (given) => {
    const { tries } = await attempt([cut(given.isUnsent)], given);
    expect(tries).toBe(given.tries);
  });

  it("never anything else", async () => {
    const bug = new TypeError("a bug");
    expect(await attempt([bug])).toMatchObject({ outcome: bug, tries: 1 });
  });
});

describe("how long it waits", () => {
  it("backs off twice as long each time, by chance within that", async () => {
    const errors = [503, 503, 503, 503].map((status) => refused(status));
    expect((await attempt(errors, { random: 0.5 })).sleeps).toEqual([250, 500, 1_000, 2_000]);
    expect((await attempt(errors, { random: 0 })).sleeps).toEqual([0, 0, 0, 0]);
  });

  it("backs off no longer than 30 s", async () => {
    const { sleeps } = await attempt(Array<Error>(9).fill(cut(true)), { random: 1, attempts: 10 });
    expect(sleeps.slice(-3)).toEqual([30_000, 30_000, 30_000]);
  });

  it("waits as long as the server asks, or longer", async () => {
    expect((await attempt([refused(429, 2_000)])).sleeps).toEqual([2_000]);
    expect((await attempt([refused(429, 1)])).sleeps).toEqual([250]);
  });

  it("waits a minute, but not longer: then it says when to come back", async () => {
    expect((await attempt([refused(429, 60_000)])).outcome).toBe("done");
    const { outcome, tries, sleeps } = await attempt([refused(429, 60_001)]);
    expect({ tries, sleeps }).toEqual({ tries: 1, sleeps: [] });
    expect(outcome).toMatchObject({ code: "ERR_PRINTIX_RATE_LIMIT", comeBackAt: new Date(epochMs + 60_001) });
    expect((outcome as Error).message).toBe(
      "GET /x was refused: 429 (request id req-1); the API asks to wait 61 s, which is too long for one run. " +
        "Run again after 2026-01-01T00:01:00.001Z.",
    );
  });

  it("hands a lost connection on as it is where its wait would be too long", async () => {
    const error = cut(true);
    expect((await attempt([error], { maxWaitMs: 100 })).outcome).toBe(error);
  });
});

describe("waiting for a turn at a limit that others use too", () => {
  const refusals = (count: number, retryAfterMs?: number) =>
    Array.from({ length: count }, () => refused(429, retryAfterMs));

  it("goes on for as long as it takes, and more than a try at other failures is not spent on it", async () => {
    const errors = [...refusals(30, 1_000), refused(503), refused(503), refused(503), ...refusals(3), refused(503)];
    const { outcome, tries } = await attempt(errors, { waitsOutRefusals: true });
    expect({ outcome, tries }).toEqual({ outcome: "done", tries: 38 });
    expect((await attempt([...errors, refused(503)], { waitsOutRefusals: true })).tries).toBe(38);
  });

  it("parts those who are refused together from the second refusal on, by up to eight seconds", async () => {
    const { sleeps } = await attempt(refusals(7, 1_000), { waitsOutRefusals: true });
    expect(sleeps).toEqual([1_000, 1_500, 2_000, 3_000, 5_000, 9_000, 9_000]);
    expect((await attempt(refusals(3, 1_000), { waitsOutRefusals: true, random: 0 })).sleeps).toEqual([
      1_000, 1_000, 1_000,
    ]);
  });

  it("comes to an end at once where the API asks for a longer wait", async () => {
    const { outcome, tries } = await attempt([...refusals(3, 1_000), refused(429, 60_001)], { waitsOutRefusals: true });
    expect({ outcome, tries }).toMatchObject({ outcome: { code: "ERR_PRINTIX_RATE_LIMIT" }, tries: 4 });
  });

  it("goes beyond the longest wait only by what parts them", async () => {
    const { outcome, sleeps } = await attempt(refusals(2, 60_000), { waitsOutRefusals: true });
    expect({ outcome, sleeps }).toEqual({ outcome: "done", sleeps: [60_000, 60_500] });
  });
});

it("ends its wait where the signal aborts, and then says that the time is over", async () => {
  const system = createFakeSystem();
  const deadline = new AbortController();
  const over = new Error("over");
  let tries = 0;
  const once = () => Promise.reject(refused(503, 30_000 * (tries += 1)));
  const call = { isRepeatable: true, scope: scopeUntil(deadline.signal) };
  const work = withRetries(once, call, rules, system, () => undefined).catch((error: unknown) => error);
  await system.advance(5_000);
  deadline.abort(over);
  expect(await system.run(work)).toBe(over);
  expect({ tries, now: system.now() }).toEqual({ tries: 1, now: 5_000 });
});

it("says so too of a request that was cut off, unless that may have changed something", async () => {
  const deadline = new AbortController();
  const over = new Error("over");
  deadline.abort(over);
  for (const [isRepeatable, outcome] of [
    [true, over],
    [false, cut(false)],
  ] as const) {
    const call = { isRepeatable, scope: scopeUntil(deadline.signal) };
    const work = withRetries(
      () => Promise.reject(cut(false)),
      call,
      rules,
      createFakeSystem(),
      () => undefined,
    );
    await expect(work).rejects.toEqual(outcome);
  }
});

it("gives up after the last attempt, with its error", async () => {
  const errors = [1, 2, 3, 4, 5].map(() => refused(503));
  const { outcome, tries } = await attempt(errors);
  expect(tries).toBe(5);
  expect(outcome).toBe(errors[4]);
});

it("mentions waits of five seconds and more, and why", async () => {
  const { notices } = await attempt([refused(429, 30_000), refused(503, 5_000), refused(503, 4_999)]);
  expect(notices).toEqual([
    "rate limited: waiting 30 s, attempt 2 of 5",
    "the Partner API is not available: waiting 5 s, attempt 3 of 5",
  ]);
});
