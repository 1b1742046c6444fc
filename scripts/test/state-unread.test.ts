import { destroy } from "../commands/destroy.ts";
import { start } from "../commands/start.ts";
import type { Context } from "../context.ts";
import { fakeClone } from "./fake-clone.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const base = temporaryFolder();
const partner = { PRINTIX_PARTNER_ID: "p", PRINTIX_CLIENT_ID: "c", PRINTIX_CLIENT_SECRET: "s" };

beforeEach(() => jest.spyOn(console, "error").mockImplementation(() => undefined));
afterEach(() => jest.restoreAllMocks());

/** A clone whose engine cannot export the stack, and ends everything else with `status`. */
function context(status: number): Context {
  const engine = `
    const [command, verb] = process.argv.slice(2);
    if (command !== "stack") process.exit(${status});
    if (verb === "export") console.error("error: incorrect passphrase");
    process.exit(verb === "export" ? 255 : 0);
  `;
  const { root, env } = fakeClone(base, engine);
  return { root, env: { ...env, ...partner }, args: [] };
}

test.each([
  ["start", start],
  ["destroy", destroy],
])("%s that was done tells why it cannot show what became of it", async (_, command) => {
  await expect(command(context(0))).rejects.toThrow("`pulumi stack export` failed. incorrect passphrase");
});

test("a destroy that failed gives its own status, whatever becomes of its summary", async () => {
  expect(await destroy(context(9))).toBe(9);
});
