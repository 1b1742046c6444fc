import { ManualClock } from "./support/manual-clock";
import { expectProblem, UUID } from "./support/matchers";
import { start, temporaryDataFile } from "./support/sandboxes";

const HOUR_MS = 60 * 60 * 1000;

describe("client_credentials", () => {
  it("answers as on the API page", async () => {
    const caller = await start();
    const { clientId: client_id, clientSecret: client_secret } = caller.sandbox;
    const answer = await caller.form({ grant_type: "client_credentials", client_id, client_secret });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-printix-request-id")).toMatch(UUID);
    expect(answer.body).toEqual({
      access_token: expect.stringMatching(UUID) as string,
      refresh_token: expect.stringMatching(UUID) as string,
      expires_in: 599,
    });
  });

  it("expires after its lifetime and no sooner", async () => {
    const clock = new ManualClock();
    const caller = await start({ clock });
    const token = await caller.token();
    clock.advance(598_999);
    expect((await caller.call("GET", caller.tenantsPath, { token })).status).toBe(200);
    clock.advance(1);
    const answer = await caller.call("GET", caller.tenantsPath, { token });
    expectProblem(answer, 401, "Unauthorized");
    expect(answer.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
  });

  it("takes another lifetime", async () => {
    const clock = new ManualClock();
    const caller = await start({ clock, tokenLifetimeMs: 2000 });
    const { access_token: token, expires_in } = await caller.tokens();
    expect(expires_in).toBe(2);
    clock.advance(2000);
    expect((await caller.call("GET", caller.tenantsPath, { token })).status).toBe(401);
  });
});

describe("refresh_token", () => {
  it("gives a new pair, once, without the client secret", async () => {
    const caller = await start();
    const first = await caller.tokens();
    const form = { grant_type: "refresh_token", client_id: "sandbox-client", refresh_token: first.refresh_token };
    const answer = await caller.form(form);
    expect(answer.status).toBe(200);
    const second = answer.body as typeof first;
    expect(Object.keys(second)).toEqual(["access_token", "refresh_token", "expires_in"]);
    expect(second.access_token).not.toBe(first.access_token);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect((await caller.call("GET", caller.tenantsPath, { token: second.access_token })).status).toBe(200);
    const again = await caller.form(form);
    expect(again.status).toBe(400);
    expect(again.body).toEqual({ error: "invalid_grant" });
  });

  it("outlives the access token and is good for 24 hours", async () => {
    const clock = new ManualClock();
    const caller = await start({ clock });
    const refresh = async (refresh_token: string) =>
      caller.form({ grant_type: "refresh_token", client_id: "sandbox-client", refresh_token });
    const { refresh_token: first } = await caller.tokens();
    clock.advance(24 * HOUR_MS - 1);
    const answer = await refresh(first);
    expect(answer.status).toBe(200);
    clock.advance(24 * HOUR_MS);
    const late = await refresh((answer.body as { refresh_token: string }).refresh_token);
    expect(late.status).toBe(400);
    expect(late.body).toEqual({ error: "invalid_grant" });
  });

  it("is bound to its client, and stays good when another client tries it", async () => {
    const dataFile = temporaryDataFile();
    const first = await start({ dataFile, clientId: "one" });
    const { refresh_token } = await first.tokens();
    await first.sandbox.stop();
    const second = await start({ dataFile, clientId: "two" });
    const stolen = await second.form({ grant_type: "refresh_token", client_id: "two", refresh_token });
    expect(stolen.status).toBe(400);
    expect(stolen.body).toEqual({ error: "invalid_grant" });
    await second.sandbox.stop();
    const third = await start({ dataFile, clientId: "one" });
    expect((await third.form({ grant_type: "refresh_token", client_id: "one", refresh_token })).status).toBe(200);
  });
});

describe("refusals, RFC 6749 §5.2", () => {
  const good = { grant_type: "client_credentials", client_id: "sandbox-client", client_secret: "sandbox-secret" };

  it.each([
    ["a wrong secret", { ...good, client_secret: "guess" }, 401, "invalid_client"],
    ["no secret", { grant_type: good.grant_type, client_id: good.client_id }, 401, "invalid_client"],
    ["an unknown client", { ...good, client_id: "nobody" }, 401, "invalid_client"],
    [
      "a wrong secret at a refresh",
      { ...good, grant_type: "refresh_token", refresh_token: "x", client_secret: "guess" },
      401,
      "invalid_client",
    ],
    ["an unknown refresh token", { ...good, grant_type: "refresh_token", refresh_token: "x" }, 400, "invalid_grant"],
    ["no refresh token", { ...good, grant_type: "refresh_token" }, 400, "invalid_request"],
    ["no grant type", { client_id: good.client_id }, 400, "invalid_request"],
    ["another grant type", { ...good, grant_type: "password" }, 400, "unsupported_grant_type"],
  ])("%s", async (_case, form, status, error) => {
    const answer = await (await start()).form(form);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.body).toEqual({ error });
  });

  it("a parameter given twice", async () => {
    const caller = await start();
    const answer = await caller.call("POST", "/oauth/token", {
      text: "grant_type=client_credentials&grant_type=refresh_token",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error: "invalid_request" });
  });

  it("anything but a form is 415, anything but a POST 405", async () => {
    const caller = await start();
    expectProblem(await caller.call("POST", "/oauth/token", { json: good }), 415, "Unsupported Media Type");
    const answer = await caller.call("GET", "/oauth/token");
    expectProblem(answer, 405, "Method Not Allowed");
    expect(answer.headers.get("allow")).toBe("POST, OPTIONS");
  });
});

it("counts neither in the throttle nor in the quota", async () => {
  const caller = await start({ clock: new ManualClock(), burst: 1, dailyQuota: 1 });
  for (let i = 0; i < 20; i++) await caller.tokens();
  const token = await caller.token();
  expect((await caller.call("GET", caller.tenantsPath, { token })).status).toBe(200);
});
