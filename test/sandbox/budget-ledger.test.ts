import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { createClient } from "@redis/client";
import fc from "fast-check";
import type { Ledger, StoreTime } from "../../sdk/src/budget/ledger/ledger";
import type { EndedRequest, Message, Reply } from "../../sdk/src/budget/ledger/message";
import { step } from "../../sdk/src/budget/ledger/step";
import { ledgerScript } from "../../sdk/src/budget/redis/ledger-script";
import { randomRuns } from "../support/random-runs";
import { startRedis } from "../support/servers/redis";
import { hasServer } from "../support/servers/server-program";

const root = join(__dirname, "..", "..");
const withRedis = hasServer("redis") ? it : it.skip;
const runs = randomRuns(1_000, "random talks with the ledger in Lua");

it("the script for Redis is what the ledger's source says: node test/schemas/write-ledger-script.ts", async () => {
  const written = join(root, "sdk", "src", "budget", "redis", "ledger-script.ts");
  const script = join(root, "test", "schemas", "write-ledger-script.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [script, "--print"]);
  expect(stdout).toBe(await readFile(written, "utf8"));
}, 60_000);

/** The same ledger, with a clock of ours. */
const script = `${ledgerScript.slice(0, ledgerScript.indexOf("local kept = redis.call"))}
local kept = ARGV[1] ~= "" and cjson.decode(ARGV[1]) or nil
return cjson.encode(ledger.step(kept, cjson.decode(ARGV[2]), cjson.decode(ARGV[3])))`;

interface Said {
  member: number;
  afterMs: number;
  isServerNew: boolean;
  isForgetful: boolean;
  wants: Message["wants"][number]["kind"][];
  more: number;
  ends: {
    remaining?: number | undefined;
    haltMs?: number | undefined;
    left?: number | undefined;
  }[];
  begins: number;
  token: "wants" | "puts" | "drops" | "gives up" | undefined;
  counts: boolean;
  isLeaving: boolean;
  ceiling: number | undefined;
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const said: fc.Arbitrary<Said> = fc.record({
  member: fc.integer({ min: 0, max: 4 }),
  afterMs: fc.oneof(fc.integer({ min: 0, max: 700 }), fc.integer({ min: -2_000, max: 9_000 })),
  isServerNew: fc.integer({ max: 20, min: 0 }).map((n) => n === 0),
  isForgetful: fc.integer({ max: 20, min: 0 }).map((n) => n === 0),
  wants: fc.array(fc.constantFrom("read", "lookup", "change"), { maxLength: 4 }),
  more: fc.integer({ min: 0, max: 30 }),
  ends: fc.array(
    fc.record({
      remaining: maybe(fc.integer({ min: 0, max: 12 })),
      haltMs: maybe(fc.integer({ min: 0, max: 3_000 })),
      left: maybe(fc.integer({ min: 0, max: 200 })),
    }),
    { maxLength: 2 },
  ),
  begins: fc.integer({ min: 0, max: 2 }),
  token: maybe(fc.constantFrom("wants", "puts", "drops", "gives up")),
  counts: fc.boolean(),
  isLeaving: fc.boolean(),
  ceiling: maybe(fc.integer({ min: 1, max: 8 })),
});

/** Makes a talk's messages, each with what its member knows by then. */
function createTalk() {
  const members = new Map<number, { held: string[]; seen?: Reply; number: number; underWay: number }>();
  let count = 0;
  return {
    message(one: Said): Message {
      const id = `m${one.member}`;
      const known = members.get(one.member) ?? { held: [], number: 0, underWay: 0 };
      members.set(one.member, known);
      known.number += 1;
      const ended: EndedRequest[] = [];
      for (const { remaining, haltMs, left } of one.ends) {
        const request = known.held.shift() ?? `unknown-${(count += 1)}`;
        ended.push({
          id: request,
          bucket:
            remaining === undefined
              ? {}
              : { requestsPerSecond: 5, burst: 12, remaining, isRemainingNamed: true, resetMs: 900 },
          ...(haltMs !== undefined && { haltMs }),
          ...(left !== undefined && { quota: { limit: 200, remaining: left, resetMs: 50_000 } }),
        });
      }
      if (one.isForgetful) known.held = [];
      const { ceiling, token, seen } = { ...one, ...known };
      const slot = "a slot";
      return {
        ...{
          format: 1,
          renews: token === "gives up" ? "" : "a slot",
          member: id,
          number: known.number,
          who: `client ${id}`,
          fresh: `${id}-${known.number}`,
          lookupCost: 2,
        },
        ...(seen && {
          seen: {
            ...{ epoch: seen.epoch, version: seen.version },
            ...{ quotaUsed: seen.quota.used, quotaEndsInMs: seen.quota.usedEndsInMs },
          },
        }),
        limits: {
          start: { requestsPerSecond: 5, burst: 10, dailyQuota: 300 },
          ceiling: ceiling === undefined ? {} : { requestsPerSecond: ceiling, burst: ceiling + 1, dailyQuota: 100 },
        },
        holding: Object.fromEntries(known.held.map((request) => [request, true as const])),
        ...{ ended, sentOutside: one.more % 3, begins: one.begins },
        ...{ changesUnderWay: known.underWay, reserved: Math.min(known.underWay, 1) },
        wants: one.wants.map((kind) => ({ id: `${id}-want-${(count += 1)}`, kind })),
        waiting: one.wants.length + one.more,
        ...(token !== undefined && {
          token: {
            ...{ slot, wants: token === "wants" },
            ...(token === "puts" && { put: { sealed: "sealed", tag: "a tag", livesMs: 4_000 } }),
            ...(token === "drops" && { drop: "a tag" }),
          },
        }),
        ...(one.counts && { counter: { name: "cancels", by: 1, limit: 5 } }),
        ...{ wantsSharers: true, isLeaving: one.isLeaving },
      };
    },
    take(one: Said, reply: Reply): void {
      const known = members.get(one.member);
      if (known === undefined) return;
      known.seen = reply;
      known.held.push(...Object.keys(reply.granted));
      known.underWay = (known.underWay + reply.begun) % 3;
    },
  };
}

/** Redis' JSON keeps 14 digits, and no difference between what is empty. */
function rounded(value: unknown): unknown {
  if (typeof value === "number") return Number(value.toPrecision(9));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.map(([key, one]) => [key, rounded(one)]));
}

withRedis(
  "what Redis makes of a talk is what the source makes of it",
  async () => {
    const redis = await startRedis();
    const client = await createClient({ url: redis.url }).connect();
    try {
      const sha = await client.scriptLoad(script);
      const ofRedis = async (kept: Ledger | undefined, message: Message, time: StoreTime): Promise<unknown> => {
        const args = [kept === undefined ? "" : JSON.stringify(kept), JSON.stringify(message), JSON.stringify(time)];
        return JSON.parse((await client.evalSha(sha, { keys: [], arguments: args })) as string);
      };
      await fc.assert(
        fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 25 }), async (talk) => {
          const talker = createTalk();
          let kept: Ledger | undefined;
          let nowMs = 1_000_000;
          let run = 1;
          for (const one of talk) {
            nowMs += one.afterMs;
            if (one.isServerNew) run += 1;
            const message = talker.message(one);
            const time = { nowMs, server: `run ${run}` };
            const found = rounded(await ofRedis(kept, message, time));
            const wanted = step(structuredClone(kept), message, time) as { ledger: Ledger; reply: Reply };
            expect(found).toEqual(rounded(wanted));
            kept = wanted.ledger;
            talker.take(one, wanted.reply);
          }
        }),
        { numRuns: runs },
      );
    } finally {
      client.destroy();
      await redis.stop();
    }
  },
  120_000,
);
