import { stacksIn } from "../../../../src/command/drift/stack-reader";

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
