import { findProgram } from "../../../../src/cli/import/program-folder";

/** Finds the program among files by their paths. */
function find(files: Record<string, string>, folder = "."): ReturnType<typeof findProgram> {
  return findProgram(folder, (path) => Promise.resolve(files[path]));
}

const nodejs = "name: customers\nruntime:\n  name: nodejs\n";

test.each([
  ["by its name alone", { "Pulumi.yaml": nodejs, "index.ts": "x" }, "index.ts", "."],
  [
    "as package.json has it",
    { "Pulumi.yaml": nodejs, "package.json": '{ "main": "src/main.ts" }', "src/main.ts": "x" },
    "src/main.ts",
    ".",
  ],
  [
    "as an old package.json does not have it",
    { "Pulumi.yaml": nodejs, "package.json": '{ "main": "index.js" }', "index.ts": "x" },
    "index.ts",
    ".",
  ],
  [
    "as the project has it",
    { "Pulumi.yaml": `${nodejs}main: program/\n`, "program/index.js": "x" },
    "program/index.js",
    "program",
  ],
  [
    "by a file of the project",
    { "Pulumi.yaml": `${nodejs}main: app/main.ts\n`, "app/main.ts": "x" },
    "app/main.ts",
    "app",
  ],
])("a program is found %s", async (_, files, mainPath, workingFolder) => {
  expect(await find(files)).toMatchObject({ mainPath, mainText: "x", isModule: false });
  expect(((await find(files))?.workingFolder ?? "").replace(/\/$/, "")).toBe(workingFolder);
});

test("where there is none yet, its place is known, and whether it is to be a module", async () => {
  const files = { "Pulumi.yaml": "runtime: nodejs", "package.json": '{ "type": "module" }' };
  expect(await find(files)).toEqual({ mainPath: "index.ts", workingFolder: ".", isModule: true });
});

test("the project may be further up", async () => {
  expect((await find({ "Pulumi.yaml": nodejs, "index.ts": "x" }, "customers"))?.mainPath).toBe("index.ts");
});

test.each([
  ["no project", {}],
  ["another language", { "Pulumi.yaml": "runtime: python" }],
  ["a project that cannot be read", { "Pulumi.yaml": "runtime: [" }],
])("%s", async (_, files) => {
  expect(await find(files)).toBeUndefined();
});
