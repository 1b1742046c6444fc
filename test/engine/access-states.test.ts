import type { Sandbox, SandboxOptions } from "printix-partner-sandbox";
import { highLimits } from "../support/crash";
import { withEngineStack, type Declared } from "../support/engine-stack";
import { requestKinds } from "../support/requests";

function customers(count: number): Declared {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `customer-${index}`,
      { tenantName: `Customer ${index}`, tenantDomain: `customer-${index}` },
    ]),
  );
}

/** From the first creation to the last one, by the sandbox's own log. */
function spanMs(sandbox: Sandbox): number {
  const posts = sandbox.requests().filter(({ method, path }) => method === "POST" && path.endsWith("/tenants"));
  return (posts.at(-1)?.timeMs ?? Infinity) - (posts[0]?.timeMs ?? 0);
}

/** How long the engine itself takes for so many, where no limit holds it back. */
async function floorMs(count: number): Promise<number> {
  let span = Infinity;
  await withEngineStack(async ({ declare, succeed, sandbox }) => {
    await declare(customers(count));
    await succeed("up", "--yes", "--skip-preview");
    span = spanMs(sandbox);
  }, highLimits);
  return span;
}

/** The burst goes at once and the others at the rate, which is ten seconds each. */
const states: { options: SandboxOptions; count: number }[] = [
  { options: { access: "starter" }, count: 60 },
  { options: { access: "pro-pilot" }, count: 120 },
];

test.each(states)(
  "with nothing configured but credentials, $count tenants are created at the rate of $options: none refused, one token for all",
  async ({ options, count }) => {
    const floor = await floorMs(count);
    await withEngineStack(async ({ declare, succeed, sandbox }) => {
      await declare(customers(count));
      await succeed("up", "--yes", "--skip-preview");

      expect(sandbox.tenants()).toHaveLength(count);
      expect(requestKinds(sandbox)).toEqual([
        "POST token 200",
        "GET tenants 200",
        ...Array<string>(count).fill("POST tenants 200"),
      ]);
      const used = Math.max(10_000, floor) / spanMs(sandbox);
      expect({ used, isEnough: used >= 0.95 }).toEqual({ used, isEnough: true });
    }, options);
  },
);
