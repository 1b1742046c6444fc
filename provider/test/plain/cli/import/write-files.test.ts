import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { badFile } from "../../../../src/messages/command";
import { writeFiles } from "../../../../src/cli/import/write-files";
import { encodeText } from "../../../../src/files/encoded-text";
import { failureOf } from "../../../failure-of";
import { temporaryFolder } from "../../../temporary-folder";

const folder = temporaryFolder();

test("all files are written, over what was there", async () => {
  const [one, two] = [join(folder(), "one"), join(folder(), "two")];
  writeFileSync(one, "before");
  await writeFiles([
    { path: one, text: "1" },
    { path: two, text: "2" },
  ]);
  expect([readFileSync(one, "utf8"), readFileSync(two, "utf8")]).toEqual(["1", "2"]);
  expect(readdirSync(folder())).toEqual(["one", "two"]);
});

test("where one cannot be written, none is, and nothing is left beside them", async () => {
  const one = join(folder(), "one");
  writeFileSync(one, "before");
  const files = [
    { path: one, text: "1" },
    { path: join(folder(), "absent", "two"), text: "2" },
  ];
  expect((await failureOf(() => writeFiles(files))).message).toMatch(/^the import cannot be written: ENOENT.+absent/);
  expect(readdirSync(folder())).toEqual(["one"]);
  expect(readFileSync(one, "utf8")).toBe("before");
});

test("a link stays one, and the file that it leads to keeps its permissions", async () => {
  const elsewhere = join(folder(), "elsewhere");
  mkdirSync(elsewhere);
  const [link, file] = [join(folder(), "link"), join(elsewhere, "file")];
  writeFileSync(file, "before");
  chmodSync(file, 0o660);
  symlinkSync(join("elsewhere", "file"), link);
  await writeFiles([{ path: link, text: "after" }]);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(file, "utf8")).toBe("after");
  expect(statSync(file).mode & 0o777).toBe(0o660);
  expect([readdirSync(folder()), readdirSync(elsewhere)]).toEqual([["elsewhere", "link"], ["file"]]);
});

test("where something has changed meanwhile, nothing is written, and that is told as it is", async () => {
  const one = join(folder(), "one");
  const changed = badFile("one was changed meanwhile");
  const files = [one, join(folder(), "two")].map((path) => ({ path, text: "after" }));
  // Somebody writes at the last moment.
  const assertStill = (): Promise<void> => {
    writeFileSync(one, "mine");
    return Promise.reject(changed);
  };
  expect(await failureOf(() => writeFiles(files, assertStill))).toBe(changed);
  expect(readdirSync(folder())).toEqual(["one"]);
  expect(readFileSync(one, "utf8")).toBe("mine");
});

test("a file that is added to stays in its encoding, and one that is made anew is UTF-8", async () => {
  const [one, two] = [join(folder(), "one"), join(folder(), "two")];
  for (const path of [one, two]) writeFileSync(path, encodeText("Zürich", "utf-16le"));
  await writeFiles([
    { path: one, text: "Zürich\nBern", isAddedTo: true },
    { path: two, text: "Bern" },
  ]);
  expect(readFileSync(one)).toEqual(encodeText("Zürich\nBern", "utf-16le"));
  expect(readFileSync(two, "utf8")).toBe("Bern");
});
