import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failureOf } from "../../../failure-of";
import { createStackReader, stacksIn } from "../../../../src/cli/drift/stack-reader";

test("the selected stack of the current folder, where nothing is named", () => {
  expect(stacksIn()).toEqual([{ stack: undefined, cwd: undefined }]);
});

test("every stack in every folder", () => {
  expect(stacksIn(["dev", "prod", "dev"], ["eu", "us"])).toEqual([
    { stack: "dev", cwd: "eu" },
    { stack: "prod", cwd: "eu" },
    { stack: "dev", cwd: "us" },
    { stack: "prod", cwd: "us" },
  ]);
});

test("a stack that has no name to tell yet is named as it was asked for", async () => {
  const empty = mkdtempSync(join(tmpdir(), "no-engine-"));
  try {
    const reader = createStackReader({ stack: "prod", cwd: "us" }, { PATH: empty }, () => undefined);
    expect((await failureOf(() => reader.name())).message).toMatch(/^prod in us: pulumi cannot be started/);
  } finally {
    rmSync(empty, { recursive: true });
  }
});
