import { createOnce } from "../../../../src/cli/report/forge/create-once";
import { LostAnswer } from "../../../../src/cli/report/forge/lost-answer";
import { readPages } from "../../../../src/cli/report/forge/pages";
import { createSend, type Ask, type Send } from "../../../../src/cli/report/forge/send";
import { failureOf } from "../../../failure-of";

const ask: Ask = { method: "GET", url: new URL("https://forge.example/texts"), what: "list the comments" };
const post: Ask = { ...ask, method: "POST", what: "write the comment", body: {} };

type Given = Response | Error;

const answered = (status: number, headers: Record<string, string> = {}, body: string | null = "[]"): Response =>
  new Response(body, { status, headers });

/** A client of a forge that gives these answers in their order, with the waits between them. */
function against(...answers: Given[]): { send: Send; waits: number[]; notes: string[]; asked: RequestInit[] } {
  const [waits, notes, asked]: [number[], string[], RequestInit[]] = [[], [], []];
  const send = createSend({
    ...{ forge: "GitHub", headers: { authorization: "Bearer s3cret" }, token: "s3cret" },
    stepsFor: (status) => [`Look at ${status}.`],
    fetch: (_, init) => {
      asked.push(init ?? {});
      const given = answers.shift();
      return given instanceof Response ? Promise.resolve(given) : Promise.reject(given ?? new Error("asked too often"));
    },
    sleep: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
    note: (line) => notes.push(line),
  });
  return { send, waits, notes, asked };
}

const broken = new TypeError("fetch failed", { cause: new Error("read ECONNRESET.") });

test.each<[string, Ask, Given[], number[]]>([
  ["429 with Retry-After", ask, [answered(429, { "retry-after": "7" })], [7000]],
  ["429 for a POST, which was not carried out", post, [answered(429, { "retry-after": "1" })], [1000]],
  ["GitHub's secondary limit", post, [answered(403, { "retry-after": "30" })], [30_000]],
  [
    "GitHub's primary limit",
    ask,
    [
      answered(403, {
        ...{ "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1764403220" },
        date: "Sat, 29 Nov 2025 08:00:00 GMT",
      }),
    ],
    [20_000],
  ],
  [
    "a date, by the server's clock",
    ask,
    [answered(503, { "retry-after": "Sat, 29 Nov 2025 08:00:05 GMT", date: "Sat, 29 Nov 2025 08:00:00 GMT" })],
    [5000],
  ],
  ["failures without a time", ask, [answered(502), broken, answered(500)], [1000, 2000, 4000]],
  ["the time was up", ask, [new DOMException("The operation timed out.", "TimeoutError")], [1000]],
])("%s is waited for, and asked again", async (_, what, answers, expected) => {
  const { send, waits } = against(...answers, answered(200));
  expect((await send(what)).status).toBe(200);
  expect(waits).toEqual(expected);
});

test("a long wait is told, and one that is too long ends at once", async () => {
  const { send, waits, notes } = against(
    answered(429, { "retry-after": "45" }),
    answered(429, { "retry-after": "61" }),
  );
  await expect(send(ask)).rejects.toThrow("GitHub asks to wait 61 s before it will list the comments.");
  expect({ waits, notes }).toEqual({ waits: [45_000], notes: ["GitHub: status 429, waiting 45 s"] });
});

test("after four failures it gives up, with the last one", async () => {
  const { send, waits } = against(broken, broken, broken, broken);
  await expect(send(ask)).rejects.toThrow("GitHub could not be asked to list the comments: read ECONNRESET, 4 times.");
  expect(waits).toEqual([1000, 2000, 4000]);
});

test.each<[string, Given]>([
  ["a broken connection", broken],
  ["502", answered(502)],
])("a POST is not repeated after %s: it may have been carried out", async (_, given) => {
  const { send, waits } = against(given);
  expect(await failureOf(() => send(post))).toBeInstanceOf(LostAnswer);
  expect(waits).toEqual([]);
});

test("a refusal tells the forge's words, without the token, and no redirect is followed", async () => {
  const { send, asked } = against(
    answered(422, {}, '{"message":"s3cret is\\u001b[2J odd"}'),
    answered(404, {}, '{"message":{"base":["no"]}}'),
    answered(302, { location: "https://evil.example/" }, ""),
    answered(200, {}, "<html>Sign in</html>"),
  );
  await expect(send(ask)).rejects.toThrow(
    "GitHub refused to list the comments: status 422 (… is [2J odd).\n  - Look at 422.",
  );
  await expect(send(ask)).rejects.toThrow('status 404 ({"base":["no"]}).');
  await expect(send(ask)).rejects.toThrow("status 302.");
  await expect(send(ask)).rejects.toThrow("its answer cannot be read");
  expect(asked.map(({ redirect }) => redirect)).toEqual(["manual", "manual", "manual", "manual"]);
  const accepted = against(answered(403, {}, "{}"));
  expect((await accepted.send({ ...ask, accepts: 403 })).status).toBe(403);
});

test("pages: all of them, and none of another server, nor for ever", async () => {
  const next = new URL("https://forge.example/texts?page=2");
  const read = (...pages: (URL | undefined)[]) =>
    readPages(
      against(...pages.map(() => answered(200))).send,
      ask,
      () => ["one"],
      () => pages.shift(),
      "GitHub",
    );
  expect(await read(next, undefined)).toEqual(["one", "one"]);
  await expect(read(new URL("https://evil.example/texts"), undefined)).rejects.toThrow("cannot be read");
  await expect(read(...Array.from({ length: 1001 }, () => next))).rejects.toThrow("cannot be read");
});

describe("created once", () => {
  const lost = new LostAnswer(new Error("nobody knows"));
  const run = async (
    outcomes: (Error | undefined)[],
    isThere: boolean[],
  ): Promise<{ created: number; error?: unknown }> => {
    let created = 0;
    const create = (): Promise<void> => {
      const outcome = outcomes[created];
      created += 1;
      return outcome === undefined ? Promise.resolve() : Promise.reject(outcome);
    };
    const error = await createOnce(create, () => Promise.resolve(isThere.shift() ?? false)).catch(
      (caught: unknown) => caught,
    );
    return { created, ...(error !== undefined && { error }) };
  };

  test.each<[string, (Error | undefined)[], boolean[], object]>([
    ["at once", [undefined], [], { created: 1 }],
    ["lost, and there", [lost], [true], { created: 1 }],
    ["lost, and not there", [lost, undefined], [false], { created: 2 }],
    ["refused", [new Error("no")], [], { created: 1, error: new Error("no") }],
    ["lost each time, and never there", [lost, lost, lost, lost], [], { created: 4, error: new Error("nobody knows") }],
  ])("%s", async (_, outcomes, isThere, expected) => {
    expect(await run(outcomes, isThere)).toEqual(expected);
  });
});
