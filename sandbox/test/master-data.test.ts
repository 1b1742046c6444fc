import type { Answer, Caller } from "./support/caller";
import { ManualClock } from "./support/manual-clock";
import { expectProblem } from "./support/matchers";
import { start } from "./support/sandboxes";

// "Keep Master Data partner reads dark" (access model page): nothing tells its paths from paths that never were.

const second = { partnerId: "second", clientId: "second-client", clientSecret: "second-secret" };
const PATHS = ["", "/products", "/products/1", "/rate-cards", "/suppliers/1/evidence", "?limit=1"];
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"];

/** All that a caller can see of an answer, but for what differs between any two requests. */
function seen({ status, headers, body }: Answer): unknown {
  const named = [...headers].filter(([name]) => !["x-printix-request-id", "date"].includes(name));
  return { status, headers: named, body };
}

/** Asks each of these paths, with every method, on a sandbox of its own so that their throttles stand alike. */
async function ask(word: string, token: (caller: Caller) => Promise<string | undefined>): Promise<unknown[]> {
  const caller = await start({ clock: new ManualClock(), partners: [{ ...second, access: "none" }] });
  const bearer = await token(caller);
  const answers: unknown[] = [];
  const { partnerId } = caller.sandbox;
  for (const root of ["/public", `/public/partners/${partnerId}`, "/public/partners/second", "", "/moved/public"]) {
    for (const path of PATHS) {
      for (const method of METHODS) {
        const json = method === "POST" || method === "PUT" ? { name: "x" } : undefined;
        answers.push(seen(await caller.call(method, `${root}/${word}${path}`, { token: bearer, json })));
      }
    }
  }
  return answers;
}

const of = (client: { clientId: string; clientSecret: string }) => async (caller: Caller) => {
  const form = { grant_type: "client_credentials", client_id: client.clientId, client_secret: client.clientSecret };
  return ((await caller.form(form)).body as { access_token: string }).access_token;
};

it.each<[string, (caller: Caller) => Promise<string | undefined>]>([
  ["a partner", (caller) => caller.token()],
  ["a partner without access", of(second)],
  ["somebody unknown", () => Promise.resolve("unknown")],
  ["somebody without a token", () => Promise.resolve(undefined)],
])("Master Data is as dark as what never was, for %s", async (_who, token) => {
  expect(await ask("master-data", token)).toEqual(await ask("nothing-here", token));
});

it("is a 404 to a partner of every access state that has access", async () => {
  const caller = await start();
  const token = await caller.token();
  for (const access of ["starter", "pro-pilot", "enterprise"] as const) {
    caller.sandbox.setAccess(access);
    for (const root of ["/public", `/public/partners/${caller.sandbox.partnerId}`]) {
      expectProblem(await caller.call("GET", `${root}/master-data/products`, { token }), 404, "Not Found");
    }
  }
});
