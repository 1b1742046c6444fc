import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { highLimits, unhurried } from "../support/crash";
import { withEngineStack, type EngineStack } from "../support/engine-stack";
import { countOf } from "../support/requests";
import { randomRuns } from "../support/random-runs";
import { startSlowProxy } from "../support/slow-proxy";

/** Who declares a tenant: the dynamic provider, the native one, or one that the program makes. */
const declarers = {
  dynamic: (name: string, args: string) => `new dynamic.Tenant("${name}", ${args});`,
  native: (name: string, args: string) => `new native.Tenant("${name}", ${args});`,
  nordic: (name: string, args: string) => `new native.Tenant("${name}", ${args}, { provider: nordic });`,
  baltic: (name: string, args: string) => `new native.Tenant("${name}", ${args}, { provider: baltic });`,
};
type Declarer = keyof typeof declarers;

const acme = `{ tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel", adoptExisting: true }`;
const up = ["up", "--yes", "--skip-preview"];

function program({ folder }: EngineStack, ...blocks: [declarer: Declarer, name: string][]): Promise<void> {
  const lines = blocks.map(([declarer, name]) => declarers[declarer](name, acme));
  return writeFile(
    join(folder, "index.js"),
    `
const dynamic = require("pulumi-printix");
const native = require("pulumi-printix/native");
const nordic = new native.Provider("nordic");
const baltic = new native.Provider("baltic", { requestsPerSecond: 4 });
${lines.join("\n")}
`,
  );
}

test.each<[one: Declarer, other: Declarer]>([
  ["dynamic", "native"],
  ["nordic", "baltic"],
])(
  "a block that leaves the program of one provider, and one of another that adopts its tenant (%s, %s): never cancelled",
  (one, other) =>
    withEngineStack(async (stack) => {
      const { pulumi, succeed, sandbox, resources } = stack;
      await program(stack, [one, "block-0"]);
      await succeed(...up);
      const [made] = sandbox.tenants();
      const rounds = randomRuns(20, "hand-overs between two providers");
      for (let round = 1; round <= 2 * rounds; round += 1) {
        await program(stack, [round % 2 === 1 ? other : one, `block-${round}`]);
        const delays = { requestMs: Math.random() * 400, answerMs: Math.random() * 400 };
        const proxy = await startSlowProxy(sandbox.url, delays, () => true);
        try {
          const { status, output } = await pulumi(up, { ...unhurried, PRINTIX_API_URL: proxy.url });
          expect({ round, delays, status, output }).not.toMatchObject({ status: 0 });
          expect(output).toMatch(/\[PRINTIX_(STILL_DECLARED|ADOPTION_CONFLICT|RUN_FAILED)\]/);
        } finally {
          proxy.stop();
        }
        expect(countOf(sandbox, "DELETE")).toBe(0);
        expect(sandbox.tenants()).toEqual([made]);
        // As the message says, and the new block has it.
        for (const { urn } of await resources()) {
          if (urn.endsWith(`::block-${round - 1}`)) await succeed("state", "delete", "--force", "--yes", urn);
        }
        await succeed(...up);
        expect((await resources()).map(({ id, urn }) => [id, urn.split("::").at(-1)])).toEqual([
          [made?.id, `block-${round}`],
        ]);
      }
      expect(countOf(sandbox, "POST tenants")).toBe(1);
    }, highLimits),
);

test("one domain in blocks of two providers of one partner is refused at preview", () =>
  withEngineStack(async (stack) => {
    for (const [one, other] of [
      ["dynamic", "native"],
      ["nordic", "baltic"],
    ] as const) {
      await program(stack, [one, "one"], [other, "other"]);
      const { status, output } = await stack.pulumi(["preview"]);
      expect({ status, output }).not.toMatchObject({ status: 0 });
      expect(output).toContain("[PRINTIX_DECLARED_TWICE]");
    }
    expect(countOf(stack.sandbox, "POST tenants")).toBe(0);
  }, highLimits));
