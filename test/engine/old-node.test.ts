import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { printixCommand } from "../support/crash";
import { withEngineStack, type EngineStack } from "../support/engine-stack";

const old = "20.20.2";
const told = `needs Node 22.20 or newer, and this is Node ${old} (${process.execPath})`;

/** Has the processes whose main script matches say that they are an old Node. */
async function pretendIn({ folder }: EngineStack, script: string): Promise<Record<string, string>> {
  const file = join(folder, "old-node.cjs");
  const pretend = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${old}" } });`;
  await writeFile(file, `if (/${script}/.test(process.argv[1])) ${pretend}`);
  return { NODE_OPTIONS: `--require ${file}` };
}

test.each([
  ["the program", "cmd.run"],
  ["the provider alone", "dynamic-provider"],
])("preview says which Node is needed where an older one runs %s", (_, script) =>
  withEngineStack(async (stack) => {
    await stack.declare({ acme: { tenantName: "Acme Co.", tenantDomain: "acme" } });
    const { status, output } = await stack.pulumi(["preview"], await pretendIn(stack, script));
    expect(status).not.toBe(0);
    expect(output).toContain(`pulumi-printix ${told}`);
    expect(output).toContain("[PRINTIX_NODE]");
    expect(output).not.toMatch(/\n\s+at .*:\d+:\d+/);
    expect(stack.sandbox.requests()).toEqual([]);
  }),
);

test("so do both commands", () =>
  withEngineStack(async (stack) => {
    const sandbox = dirname(createRequire(__filename).resolve("printix-partner-sandbox/package.json"));
    const commands = {
      "pulumi-printix": printixCommand,
      "printix-partner-sandbox": join(sandbox, "bin", "printix-partner-sandbox.js"),
    };
    for (const [name, command] of Object.entries(commands)) {
      const env = await pretendIn(stack, `${name}.js$`);
      const { status, stdout, stderr } = await stack.start(process.execPath, [command, "--help"], env).ended;
      expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
      expect(stderr).toContain(`${name} ${told}.\n  - Install a newer one`);
    }
  }));
