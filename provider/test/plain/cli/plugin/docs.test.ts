import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pluginCommand } from "../../../../src/cli/plugin/plugin-command";

const page = readFileSync(join(__dirname, "../../../../../docs/native.md"), "utf8");

test("the page names every option", () => {
  for (const { options } of pluginCommand().commands) {
    expect(options).toHaveLength(2);
    for (const { long } of options) expect(page).toContain(`| \`${String(long)}`);
  }
});
