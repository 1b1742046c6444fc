import { readFileSync } from "node:fs";
import { join } from "node:path";
import { recoverCommand } from "../../../src/cli/recover/recover-command";

test("the page names every option", () => {
  const page = readFileSync(join(__dirname, "../../../../docs/recover.md"), "utf8");
  for (const { long } of recoverCommand().options) expect(page).toContain(`| \`${String(long)}`);
});
