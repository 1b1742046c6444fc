import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

it("shows the test of examples/basic as it is run", () => {
  expect(read("sandbox/README.md")).toContain(`\`\`\`js\n${read("examples/basic/stack.test.mjs")}\`\`\``);
});
