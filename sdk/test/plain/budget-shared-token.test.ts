import { createTokenSeal, type TokenSeal } from "../../src/budget/sealed-token";
import { createSharedToken } from "../../src/budget/shared-token";
import { createFakeSystem } from "../fake-system";
import { createMemoryStore } from "../memory-store";

const seal = createTokenSeal("client", "secret");

function setUp() {
  const system = createFakeSystem();
  const store = createMemoryStore(system);
  const requests: string[] = [];
  /** A client of its own, whose token requests take so long. */
  function client(requestMs = 500, ownSeal: TokenSeal = seal) {
    const { budget, way } = store.member();
    const request = async () => {
      const accessToken = `token-${requests.length + 1}`;
      requests.push(accessToken);
      await system.sleep(requestMs);
      return { accessToken, refreshToken: undefined, lifetimeMs: 3_600_000 };
    };
    return { way, get: createSharedToken(budget, ownSeal, request, system) };
  }
  return { system, client, requests };
}

const tokensOf = (answers: { accessToken: string }[]) => answers.map(({ accessToken }) => accessToken);

describe("a shared token", () => {
  it("takes one request, though eight ask at once", async () => {
    const { system, client, requests } = setUp();
    const clients = Array.from({ length: 8 }, () => client());
    const answers = await system.run(Promise.all(clients.map(({ get }) => get())));
    expect(tokensOf(answers)).toEqual(Array(8).fill("token-1"));
    expect(requests).toHaveLength(1);
  });

  it("takes one more where it was refused, though all say so", async () => {
    const { system, client, requests } = setUp();
    const clients = Array.from({ length: 3 }, () => client());
    await system.run(Promise.all(clients.map(({ get }) => get())));
    const answers = await system.run(Promise.all(clients.map(({ get }) => get("token-1"))));
    expect(tokensOf(answers)).toEqual(Array(3).fill("token-2"));
    expect(requests).toHaveLength(2);
  });

  it("is got by another where the store went away from the one that renewed it", async () => {
    const { system, client, requests } = setUp();
    const renewer = client(3_000);
    const others = [client(), client()];
    const own = renewer.get();
    await system.advance(1_000);
    renewer.way.away = "it is down";
    const waiting = Promise.all(others.map(({ get }) => get()));
    expect((await system.run(own)).accessToken).toBe("token-1");
    renewer.way.away = undefined;
    expect(tokensOf(await system.run(waiting))).toEqual(["token-2", "token-2"]);
    expect(requests).toHaveLength(2);
    // The renewer takes that one too, the next time.
    expect((await system.run(renewer.get())).accessToken).toBe("token-2");
  });

  it("is each client's own without the store", async () => {
    const { system, client, requests } = setUp();
    const clients = [client(), client(), client()];
    for (const { way } of clients) way.away = "it is down";
    const answers = await system.run(Promise.all(clients.map(({ get }) => get())));
    expect(new Set(tokensOf(answers)).size).toBe(3);
    expect(requests).toHaveLength(3);
  });

  it("that was sealed with another secret is not used, but replaced", async () => {
    const { system, client, requests } = setUp();
    const stranger = client(500, { ...createTokenSeal("client", "another secret"), slot: seal.slot });
    await system.run(stranger.get());
    for (const own of [client(), client()]) expect((await system.run(own.get())).accessToken).toBe("token-2");
    expect(requests).toHaveLength(2);
  });
});
