import { createPartnerClient, isPrintixError } from "printix-partner-sdk";
import { redirectOf } from "../../sdk/src/api/redirect";
import { ApiError } from "../../sdk/src/errors/api-error";
import type { HttpResponse } from "../../sdk/src/http/http-exchange";
import { parseBody } from "../../sdk/src/http/parse-body";
import { parseRetryAfter, retryAfterOf } from "../../sdk/src/http/retry-after";
import { readServerLimits } from "../../sdk/src/throttle/server-limits";
import { billingAnswerSchema } from "../../sdk/src/wire/billing-info";
import { parseProblem } from "../../sdk/src/wire/problem";
import { tenantPageSchema } from "../../sdk/src/wire/tenant-list";
import { tenantSchema } from "../../sdk/src/wire/tenant";
import { parseOAuthError, tokenSchema } from "../../sdk/src/wire/token";
import { seededRandom } from "../../sdk/test/random";
import { createVirtualSystem } from "../property/virtual-system";
import { randomRuns, randomSeed } from "../support/random-runs";
import { createHostile, type Hostile } from "./hostile";

/** How many inputs, and which. */
const inputs = randomRuns(100_000, "odd inputs from the wire", process.env["PRINTIX_FUZZ_INPUTS"]);
const seed = randomSeed(process.env["PRINTIX_FUZZ_SEED"]);

const wallNowMs = Date.UTC(2026, 0, 1);
const request = { method: "GET", path: "/public/partners/p/tenants" };
const controls = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

function respond(hostile: Hostile, status = 200): HttpResponse {
  const headers = new Map<string, string | undefined>();
  const header = (name: string): string | undefined => {
    if (!headers.has(name)) headers.set(name, hostile.pick([true, false]) ? hostile.header() : undefined);
    return headers.get(name);
  };
  return { status, body: hostile.body(), header };
}

/** Everything in a value, to any depth. */
function* everythingIn(value: unknown): Generator {
  yield value;
  if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) yield* everythingIn(inner);
}

/** What came through must be plain: numbers that are numbers, text that a terminal only shows, no foreign prototype. */
function expectHarmless(value: unknown): void {
  for (const part of everythingIn(value)) {
    if (typeof part === "number" && !Number.isFinite(part)) throw new Error(`a number is ${part}`);
    if (typeof part !== "object" || part === null || Array.isArray(part)) continue;
    if (Object.getPrototypeOf(part) !== Object.prototype) throw new Error("an object has a prototype of its own");
    if ("polluted" in part) throw new Error("a payload's key came through");
  }
}

/** For what a terminal shows as it is. */
function withoutControlsIn<T>(value: T): T {
  for (const part of everythingIn(value)) if (typeof part === "string") expectNoControls(part);
  return value;
}

function expectNoControls(text: string): void {
  if (controls.test(text)) throw new Error(`control characters came through: ${JSON.stringify(text).slice(0, 200)}`);
}

/** A schema for what is a tenant's, and where text may not have control characters. */
const pages = tenantPageSchema(() => true).refine((page) => {
  for (const item of page.items) withoutControlsIn(item);
  return true;
});

const parsers: Record<string, (hostile: Hostile) => unknown> = {
  "Retry-After": (hostile) => parseRetryAfter(hostile.header(), wallNowMs),
  "how long to wait": (hostile) => retryAfterOf(respond(hostile), wallNowMs),
  RateLimit: (hostile) => readServerLimits(respond(hostile).header),
  problem: (hostile) => {
    const { body } = respond(hostile);
    const problem = parseProblem(body);
    const error = new ApiError({ ...request, status: 400, requestId: body, problem, secrets: ["x"] } as never);
    expectNoControls(error.message.replaceAll("\n  - ", ""));
    return problem;
  },
  list: (hostile) => parseBody(respond(hostile), pages, request),
  tenant: (hostile) => parseBody(respond(hostile), tenantSchema, request),
  "billing information": (hostile) => withoutControlsIn(parseBody(respond(hostile), billingAnswerSchema, request)),
  token: (hostile) => parseBody(respond(hostile), tokenSchema, request),
  "OAuth error": (hostile) => parseOAuthError(hostile.body()),
  redirect: (hostile) =>
    redirectOf(
      respond(hostile, 301),
      { method: "GET", url: new URL("https://api.printix.net/public/x"), path: "/public/x" },
      {},
      new URL("https://api.printix.net"),
      (text) => text,
    ).href,
};

/** Calls it, and lets nothing out but our own errors. */
async function attempt(call: () => unknown): Promise<boolean> {
  try {
    expectHarmless(await call());
    return true;
  } catch (error) {
    if (!isPrintixError(error)) throw error;
    expectNoControls(error.message.replaceAll("\n  - ", ""));
    return false;
  }
}

function expectCleanPrototypes(): void {
  const isClean =
    Object.keys(Object.prototype).length === 0 && Object.keys(Array.prototype).length === 0 && !("polluted" in {});
  if (!isClean) throw new Error("a prototype was polluted");
}

describe("whatever comes from the wire", () => {
  const names = Object.keys(parsers);
  const each = Math.ceil(inputs / names.length);

  it.each(names)(
    `%s: is read or refused, ${each} times (seed ${seed})`,
    async (name) => {
      const parse = parsers[name] ?? (() => undefined);
      const seen = { read: 0, refused: 0 };
      for (let n = 0; n < each; n += 1) {
        // A stream of its own for each input, so that a failure can be had alone.
        const hostile = createHostile(seededRandom(seed + n));
        try {
          seen[(await attempt(() => parse(hostile))) ? "read" : "refused"] += 1;
          expectCleanPrototypes();
        } catch (error) {
          throw new Error(`${name}, input ${n} of seed ${seed}: ${String(error)}`, { cause: error });
        }
      }
      // A generator that makes nothing but rubbish tests nothing but JSON.parse.
      expect(seen.read).toBeGreaterThan(each / 50);
    },
    300_000,
  );

  it(`a whole client: every call ends, ${Math.ceil(inputs / 50)} times (seed ${seed})`, async () => {
    for (let n = 0; n < inputs / 50; n += 1) {
      const random = seededRandom(seed + n);
      const hostile = createHostile(random);
      const system = createVirtualSystem(random);
      const { tenants } = createPartnerClient({ partnerId: "p", clientId: "c", clientSecret: "s", system }, () => {
        return async ({ url }) => {
          await system.sleep(20);
          const isToken = url.pathname === "/oauth/token";
          if (isToken && random() < 0.9) {
            return { status: 200, body: '{"access_token":"t","expires_in":599}', header: () => undefined };
          }
          return respond(hostile, hostile.pick([200, 200, 201, 202, 301, 303, 400, 401, 404, 409, 429, 500, 504]));
        };
      });
      const calls = [
        () => tenants.list(),
        () => tenants.get("t-1"),
        () => tenants.create({ tenantName: "Acme", tenantDomain: "acme" }),
        () => tenants.billingInfo("t-1"),
        () => tenants.cancel("t-1"),
      ];
      try {
        await system.run(Promise.all(calls.map(attempt)));
        expectCleanPrototypes();
      } catch (error) {
        throw new Error(`client, input ${n} of seed ${seed}: ${String(error)}`, { cause: error });
      }
    }
  }, 300_000);
});
