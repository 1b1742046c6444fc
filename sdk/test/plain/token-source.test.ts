import { createTokenSource, type Grant } from "../../src/auth/token-source";
import { RateLimitError } from "../../src/errors/rate-limit-error";
import type { TokenAnswer } from "../../src/wire/token";
import { createFakeSystem } from "../fake-system";
import { failureOf } from "../failure-of";

const rejected = new Error("rejected");

/** A token source over a script: a lifetime in seconds for each request that is granted, an error for each that is not. */
function setUp(script: (number | Error)[], { withRefresh = true } = {}) {
  const system = createFakeSystem();
  const grants: Grant[] = [];
  const request = async (grant: Grant): Promise<TokenAnswer> => {
    grants.push(grant);
    const n = grants.length;
    const step = script.shift();
    await system.sleep(100);
    if (typeof step !== "number") throw step ?? new Error("the script is over");
    return {
      accessToken: `token-${n}`,
      refreshToken: withRefresh ? `refresh-${n}` : undefined,
      lifetimeMs: step * 1000,
    };
  };
  const source = createTokenSource(request, (error) => error === rejected, system);
  return { system, grants, source };
}

describe("the token source", () => {
  it("asks once for all who wait, and keeps the token for all who come later", async () => {
    const { system, grants, source } = setUp([599]);
    const tokens = await system.run(Promise.all(Array.from({ length: 10 }, () => source.get())));
    expect(new Set(tokens)).toEqual(new Set(["token-1"]));
    expect(await source.get()).toBe("token-1");
    expect(grants).toEqual([{ type: "client_credentials" }]);
  });

  it.each([
    { lifetimeS: 599, keptMs: 539_000, why: "a minute ahead" },
    { lifetimeS: 20, keptMs: 10_000, why: "half a short life ahead, no more" },
  ])("renews a token of $lifetimeS s $why", async ({ lifetimeS, keptMs }) => {
    const { system, source } = setUp([lifetimeS, lifetimeS]);
    await system.run(source.get());
    await system.advance(keptMs - system.now() - 1);
    expect(await system.run(source.get())).toBe("token-1");
    await system.advance(1);
    expect(await system.run(source.get())).toBe("token-2");
  });

  it("renews with the refresh token of the last answer", async () => {
    const { system, grants, source } = setUp([599, 599, 599]);
    for (let n = 0; n < 3; n += 1) {
      await system.run(source.get());
      await system.advance(599_000);
    }
    expect(grants).toEqual([
      { type: "client_credentials" },
      { type: "refresh_token", refreshToken: "refresh-1" },
      { type: "refresh_token", refreshToken: "refresh-2" },
    ]);
  });

  it("renews with the client's credentials where no refresh token was given", async () => {
    const { system, grants, source } = setUp([599, 599], { withRefresh: false });
    await system.run(source.get());
    await system.advance(599_000);
    await system.run(source.get());
    expect(grants).toEqual([{ type: "client_credentials" }, { type: "client_credentials" }]);
  });

  it("falls back to the client's credentials where the refresh token is rejected", async () => {
    const { system, grants, source } = setUp([599, rejected, 599]);
    await system.run(source.get());
    await system.advance(599_000);
    expect(await system.run(source.get())).toBe("token-3");
    expect(grants.map(({ type }) => type)).toEqual(["client_credentials", "refresh_token", "client_credentials"]);
  });

  it("falls back to them after any other fault of the refresh, which may never pass", async () => {
    const { system, grants, source } = setUp([599, new Error("405"), 599, 599]);
    await system.run(source.get());
    await system.advance(599_000);
    expect(await system.run(source.get())).toBe("token-3");
    await system.advance(599_000);
    expect(await system.run(source.get())).toBe("token-4");
    expect(grants.map(({ type }) => type)).toEqual([
      "client_credentials",
      "refresh_token",
      "client_credentials",
      "refresh_token",
    ]);
  });

  it("does not where the endpoint asks for a long wait: that holds for both", async () => {
    const wait = new RateLimitError({ what: "wait", comeBackAt: new Date(0) });
    const { system, grants, source } = setUp([599, wait]);
    await system.run(source.get());
    await system.advance(599_000);
    expect(await system.run(failureOf(source.get()))).toBe(wait);
    expect(grants).toHaveLength(2);
  });

  it("asks nobody again before the time that the endpoint has named", async () => {
    const comeBackAt = new Date(createFakeSystem().wallNow() + 7_200_000);
    const wait = new RateLimitError({ what: "wait", comeBackAt });
    const { system, grants, source } = setUp([wait, 599]);
    for (let n = 0; n < 3; n += 1) expect(await system.run(failureOf(source.get()))).toBe(wait);
    expect(grants).toHaveLength(1);
    await system.advance(7_200_000);
    expect(await system.run(source.get())).toBe("token-2");
  });

  it("asks again after a fault on the way, which is no verdict on the credentials", async () => {
    const { system, source } = setUp([new Error("cut"), 599]);
    await system.run(failureOf(source.get()));
    expect(await system.run(source.get())).toBe("token-2");
  });

  it("never asks again once the credentials were rejected", async () => {
    const { system, grants, source } = setUp([rejected, 599]);
    const waiting = [failureOf(source.get()), failureOf(source.get())];
    expect(await system.run(Promise.all(waiting))).toEqual([rejected, rejected]);
    await system.advance(3_600_000);
    expect(await failureOf(source.get())).toBe(rejected);
    expect(grants).toHaveLength(1);
  });
});

describe("a token that the API rejected", () => {
  it("is replaced at once, and once for all who held it", async () => {
    const { system, grants, source } = setUp([599, 599]);
    await system.run(source.get());
    source.invalidate("token-1");
    const renewing = source.get();
    source.invalidate("token-1");
    expect(await system.run(Promise.all([renewing, source.get()]))).toEqual(["token-2", "token-2"]);
    expect(grants).toHaveLength(2);
  });

  it("does not take a newer one with it", async () => {
    const { system, source } = setUp([599, 599]);
    await system.run(source.get());
    source.invalidate("token-1");
    await system.run(source.get());
    source.invalidate("token-1");
    expect(await source.get()).toBe("token-2");
  });

  it("may be rejected before there is any", () => {
    const { source } = setUp([]);
    source.invalidate("token-0");
    expect(source.secrets()).toEqual([]);
  });
});

it("names every token so far as a secret, replaced ones too", async () => {
  const { system, source } = setUp([599, 599]);
  await system.run(source.get());
  source.invalidate("token-1");
  await system.run(source.get());
  expect(source.secrets()).toEqual(["token-1", "refresh-1", "token-2", "refresh-2"]);
});
