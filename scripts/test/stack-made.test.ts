import { pulumi } from "../commands/engine-commands.ts";
import { fakeClone } from "./fake-clone.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const base = temporaryFolder();
const partner = { PRINTIX_PARTNER_ID: "p", PRINTIX_CLIENT_ID: "c", PRINTIX_CLIENT_SECRET: "s" };

test("of two first runs at once in one clone, neither fails because the other makes the stack", async () => {
  // As the engine: what is not there when it is looked for is made, and must not be there by then.
  const engine = `
    const { existsSync, writeFileSync } = require("node:fs");
    if (process.argv[3] !== "select" || existsSync("made")) return;
    setTimeout(() => {
      if (!existsSync("made")) return writeFileSync("made", "");
      console.error("error: stack 'organization/printix-tenants/partner' already exists");
      process.exitCode = 255;
    }, 500);
  `;
  const { root, env } = fakeClone(base, engine);
  const run = () => pulumi({ root, env: { ...env, ...partner }, args: ["stack"] });
  expect(await Promise.all([run(), run()])).toEqual([0, 0]);
});
