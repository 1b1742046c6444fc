import { createFakeSystem } from "../../../sdk/test/fake-system";
import { acme } from "../acme";
import { oneWitness, wouldVanish } from "../../src/messages/partner";
import { Refusal } from "../../src/messages/refusal";
import { createVanishGuard } from "../../src/run/vanish-guard";

const atPrintix = "https://api.printix.net/public/partners/p/tenants";

/**
 * Plays reads, so many of them at once as the engine asks for, and says how each ended: a tenant that is there, one that is
 * missing, or one whose own address alone says that it is not there.
 */
async function play(
  reads: readonly ("there" | "missing" | "shown")[],
  {
    parallel = 8,
    listed = 100,
    maxPercent = 10,
    place = atPrintix,
    listedPlace = atPrintix,
    cancelled = 0,
    odd = 0,
  } = {},
): Promise<{ gone: number; refused: number; messages: string[]; firstAnswerAt: number | undefined }> {
  const system = createFakeSystem();
  const tenants = Array.from({ length: listed }, (_, n) => ({ ...acme, id: `${n}`, selfUrl: `${listedPlace}/${n}` }));
  const shown = { ...acme, id: "shown", selfUrl: `${listedPlace}/shown` };
  const unreadable = Array.from({ length: odd }, () => ({ reason: "it has no name" }));
  const list = { tenants: [...tenants, shown], others: tenants, unreadable, had: listed + cancelled };
  const guard = createVanishGuard(maxPercent, system, () => Promise.resolve(list));
  const ended = { gone: 0, refused: 0, messages: [] as string[], firstAnswerAt: undefined as number | undefined };
  const waiting = [...reads.entries()];
  let answered = 0;

  async function read(kind: string): Promise<void> {
    await guard.track(async () => {
      if (kind === "there") {
        guard.noteSeen();
        return;
      }
      guard.assertNotRefused();
      await guard.confirmGone({ id: kind, label: "tenant X", selfUrl: `${place}/gone` });
      ended.firstAnswerAt ??= answered;
      ended.gone += 1;
    });
  }
  async function worker(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      try {
        await read(next[1]);
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
        ended.refused += 1;
        ended.messages.push((error as Error).message);
      }
      answered += 1;
    }
  }
  await system.run(Promise.all(Array.from({ length: parallel }, worker)));
  expect(system.sleeping()).toBe(0);
  return ended;
}

const there = Array.from({ length: 60 }, () => "there" as const);
const missing = (count: number) => Array.from({ length: count }, () => "missing" as const);

test("a few may vanish, and nobody is told before all others were looked at", async () => {
  expect(await play([...missing(3), ...there])).toEqual({ gone: 3, refused: 0, messages: [], firstAnswerAt: 60 });
});

test("three may vanish of any list, the fourth of forty may not, and then none does", async () => {
  expect(await play(["there", ...missing(3)], { listed: 1 })).toMatchObject({ gone: 3, refused: 0 });
  expect(await play(["there", ...missing(4)], { listed: 39 })).toMatchObject({ gone: 0, refused: 4 });
});

test("ten of a hundred may vanish, more than eight at once though nobody asks more of us, eleven may not", async () => {
  expect(await play([...there, ...missing(10)])).toMatchObject({ gone: 10, refused: 0 });
  expect((await play([...there, ...missing(11)])).refused).toBeGreaterThan(0);
});

test("the message says how many, of how many, and how many may go", async () => {
  const { messages } = await play(["there", ...missing(5)], { listed: 20 });
  const why = "Printix listed 20, does not list these, and only 10 % of them may go at once";
  expect(messages[0]).toBe(wouldVanish(5, why).message);
});

test("where not one is in the list, it is another partner's: none vanishes, however long that list is", async () => {
  const { gone, refused, messages } = await play(missing(50), { listed: 5_000 });
  expect({ gone, refused }).toEqual({ gone: 0, refused: 50 });
  const why = "Printix lists 5000, and none of those that were looked for";
  expect(new Set(messages)).toEqual(new Set([wouldVanish(8, why).message]));
});

test("an empty list makes none of four vanish", async () => {
  expect(await play(missing(4), { listed: 0 })).toMatchObject({ gone: 0, refused: 4 });
});

test("where a few are all that is looked for, an empty list is the wrong one", async () => {
  for (const few of [1, 2, 3]) {
    const { gone, refused, messages } = await play(missing(few), { listed: 0 });
    expect({ gone, refused }).toEqual({ gone: 0, refused: few });
    expect(messages[0]).toBe(wouldVanish(few, "Printix lists no tenant at all").message);
    expect(await play(missing(few), { listed: 1 })).toMatchObject({ gone: few, refused: 0 });
  }
});

test("one alone, and a list that is all of another host: it is another environment's", async () => {
  const atTest = { listedPlace: "https://api.testenv.printix.net/public/partners/p/tenants" };
  const { messages } = await play(missing(1), { listed: 40, ...atTest });
  const why = "state has that tenant at api.printix.net, and Printix lists 40, all at api.testenv.printix.net";
  expect(messages[0]).toBe(wouldVanish(1, why).message);
  expect(await play(missing(1), { maxPercent: 100, ...atTest })).toMatchObject({ gone: 1, refused: 0 });
  // One that was seen has told that this is the right server, whatever its links say.
  expect(await play(["there", ...missing(1)], atTest)).toMatchObject({ gone: 1, refused: 0 });
  expect(await play(["there", ...missing(5)], atTest)).toMatchObject({ gone: 5, refused: 0 });
});

test.each([
  ["another port", { place: "http://127.0.0.1:1/t", listedPlace: "http://127.0.0.1:2/t" }],
  ["a link in state that names no host", { place: "/public/partners/p/tenants" }],
  ["links in the list that name no host", { listedPlace: "/public/partners/p/tenants" }],
])("%s says nothing of the environment", async (_, places) => {
  expect(await play(missing(1), places)).toMatchObject({ gone: 1, refused: 0 });
});

test("one that the list shows is no missing one: it fails alone, and tells that the server is the right one", async () => {
  const shown = Array.from({ length: 30 }, () => "shown" as const);
  const { gone, refused, messages } = await play([...shown, ...missing(3)], { parallel: 40, listed: 40 });
  expect({ gone, refused }).toEqual({ gone: 3, refused: 30 });
  expect(new Set(messages).size).toBe(1);
  expect(messages[0]).toBe(oneWitness("tenant X", "shown", "the partner's list shows it").message);
  expect(await play(["shown"], { maxPercent: 100 })).toMatchObject({ gone: 0, refused: 1 });
});

test("as long as the list has one that cannot be read, nothing is believed to be gone", async () => {
  for (const maxPercent of [10, 100]) {
    const { gone, refused, messages } = await play(["there", ...missing(2)], { odd: 1, maxPercent });
    expect({ gone, refused }).toEqual({ gone: 0, refused: 2 });
    expect(messages[0]).toContain("the partner's list has an item that cannot be read");
    expect(messages[0]).toContain("[PRINTIX_ONE_WITNESS]");
  }
});

test("the share is of what the partner had before our own cancels", async () => {
  expect(await play(["there", ...missing(5)], { listed: 0, cancelled: 50 })).toMatchObject({ gone: 5, refused: 0 });
  expect(await play(["there", ...missing(6)], { listed: 0, cancelled: 50 })).toMatchObject({ gone: 0, refused: 6 });
});

test("a share of a hundred percent allows everything", async () => {
  expect(await play(missing(50), { listed: 0, maxPercent: 100 })).toMatchObject({ gone: 50, refused: 0 });
  expect(await play(missing(50), { listed: 50, maxPercent: 100 })).toMatchObject({ gone: 50, refused: 0 });
});

test("one after the other, each waits for a quiet moment", async () => {
  expect(await play([...there, ...missing(3), ...there], { parallel: 1 })).toMatchObject({ gone: 3, refused: 0 });
});
