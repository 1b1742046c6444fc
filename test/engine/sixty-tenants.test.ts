import { withEngineStack, type Declared } from "../support/engine-stack";
import { requestKinds } from "../support/requests";

const sixty: Declared = Object.fromEntries(
  Array.from({ length: 60 }, (_, index) => [
    `customer-${index}`,
    { tenantName: `Customer ${index}`, tenantDomain: `customer-${index}` },
  ]),
);

test("sixty tenants are created at the API's rate: none refused, one token for all", () =>
  withEngineStack(async ({ declare, succeed, sandbox }) => {
    await declare(sixty);
    await succeed("up", "--yes", "--skip-preview");

    expect(sandbox.tenants()).toHaveLength(60);
    expect(requestKinds(sandbox)).toEqual([
      "POST token 200",
      "GET tenants 200",
      ...Array<string>(60).fill("POST tenants 200"),
    ]);

    // 10 go at once, the other 50 at 5 a second. The sandbox's own log is what is measured: its limits make the
    // time, not the machine.
    const posts = sandbox.requests().filter(({ method, path }) => method === "POST" && path.endsWith("/tenants"));
    const [first, last] = [posts[0], posts.at(-1)];
    expect((last?.timeMs ?? Infinity) - (first?.timeMs ?? 0)).toBeLessThanOrEqual(1.05 * 10_000);
  }));
