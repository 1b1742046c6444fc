import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { cancels } from "../commands/cancels.ts";
import { Failure } from "../common/failure.cjs";
import { fakeClone } from "./fake-clone.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const base = temporaryFolder();
const partner = { PRINTIX_PARTNER_ID: "p", PRINTIX_CLIENT_ID: "c", PRINTIX_CLIENT_SECRET: "s" };

beforeEach(() => jest.spyOn(console, "error").mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());

test("two stacks' gates at once in one clone answer each for its own stack", async () => {
  const engine = `
    const { PULUMI_STACK } = process.env;
    if (process.argv[2] !== "preview") return;
    require("node:fs").writeFileSync("previewed-" + PULUMI_STACK, "");
    console.log("plan of " + PULUMI_STACK);
  `;
  // Reads its plan when both are there.
  const command = `
    const { existsSync, readFileSync, writeFileSync } = require("node:fs");
    const [name, plan, ...args] = process.argv.slice(2);
    const stack = process.env.PULUMI_STACK;
    const look = () => {
      if (!existsSync("previewed-cancelling") || !existsSync("previewed-quiet")) return setTimeout(look, 5);
      const text = readFileSync(plan === "-" ? 0 : plan, "utf8");
      writeFileSync("told-" + stack, [name, ...args, text].join(" "));
      process.exitCode = text.includes("cancelling") ? 1 : 0;
    };
    look();
  `;
  const { root, env } = fakeClone(base, engine, { "provider/bin/pulumi-printix.js": command });
  const run = (stack: string) =>
    cancels({ root, env: { ...env, ...partner, PULUMI_STACK: stack }, args: ["--max", "0"] });

  expect(await Promise.all([run("cancelling"), run("quiet")])).toEqual([1, 0]);
  for (const stack of ["cancelling", "quiet"]) {
    expect(readFileSync(join(root, `told-${stack}`), "utf8")).toBe(`cancels --max 0 plan of ${stack}\n`);
  }
  expect(readdirSync(join(root, ".printix")).filter((file) => file.includes("plan"))).toEqual([]);
});

test("a command that ends without reading the plan gives its own status", async () => {
  const engine = 'if (process.argv[2] === "preview") process.stdout.write("x".repeat(1_000_000));';
  const { root, env } = fakeClone(base, engine, { "provider/bin/pulumi-printix.js": "process.exit(3);" });
  expect(await cancels({ root, env: { ...env, ...partner }, args: ["--unknown"] })).toBe(3);
});

describe("a preview that fails is no plan, and its reason is told", () => {
  const cases: [where: string, engine: string, reason: string][] = [
    [
      "on standard error",
      'console.error("error: get stack secrets manager: incorrect passphrase"); process.exit(255);',
      "get stack secrets manager: incorrect passphrase",
    ],
    [
      "in its answer",
      `console.log(${JSON.stringify(
        JSON.stringify({
          steps: [],
          diagnostics: [
            { severity: "warning", message: "an old Node" },
            { severity: "error", message: "error: no access\n" },
          ],
        }),
      )}); process.exit(1);`,
      "no access",
    ],
    ["nowhere", "console.log(JSON.stringify({ steps: [] })); process.exit(7);", "It ended with status 7."],
    ["nowhere, cut short", 'console.log("{"); process.kill(process.pid, "SIGKILL");', "It ended with status 1."],
  ];
  test.each(cases)("%s", async (_, engine, reason) => {
    const command = 'require("node:fs").writeFileSync("asked", "");';
    const { root, env } = fakeClone(base, `if (process.argv[2] === "preview") { ${engine} }`, {
      "provider/bin/pulumi-printix.js": command,
    });
    await expect(cancels({ root, env: { ...env, ...partner }, args: [] })).rejects.toThrow(
      new Failure(`\`pulumi preview --json --non-interactive\` failed. ${reason}`),
    );
    expect(existsSync(join(root, "asked"))).toBe(false);
  });
});
