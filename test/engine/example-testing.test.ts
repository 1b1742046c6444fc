import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withExample } from "../support/example-program";
import { runProcess } from "../support/run-process";

test("examples/testing, copied out: both runners pass, and both of each one's tests fail for a program that protects nobody", () =>
  withExample("testing", async ({ program, env, succeed, followReadme }) => {
    await followReadme();
    await succeed(program, "npx", "tsc");

    const file = join(program, "customers.ts");
    const right = await readFile(file, "utf8");
    const wrong = right.replace('isTrial ? "cancel" : "prevent"', '"cancel"');
    expect(wrong).not.toBe(right);
    await writeFile(file, wrong);
    const plain = { ...env, NO_COLOR: "1" };
    for (const [runner, failed] of [
      ["jest", /^Tests: +2 failed, 2 total$/m],
      ["vitest", /^ +Tests +2 failed \(2\)$/m],
    ] as const) {
      const { status, output } = await runProcess("npm", ["run", `test:${runner}`], { cwd: program, env: plain });
      expect(status).not.toBe(0);
      expect(output).toMatch(failed);
    }
  }));
