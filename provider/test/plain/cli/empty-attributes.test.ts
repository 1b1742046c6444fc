import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { removeEmptyAttributes } from "../../../src/cli/shared/pulumi/empty-attributes";

let root = "";
let stacks = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "printix 'back' end-ü-$x-"));
  stacks = join(root, ".pulumi", "stacks", "customers");
  await mkdir(stacks, { recursive: true });
  await writeFile(join(stacks, "dev.json"), "");
  await writeFile(join(stacks, "dev.json.attrs"), "");
  await writeFile(join(stacks, "prod.json.attrs"), "{}");
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

test.each([
  ["whole", () => `file://${root}`],
  ["with its spaces and quotes encoded, as the engine takes it too", () => `file://${encodeURI(root)}`],
  ["with options", () => `file://${root}?metadata=skip`],
  ["relative to the program's folder", () => `file://./${basename(root)}`],
])("empty files of attributes alone are removed; the backend's URL is %s", async (_, url) => {
  expect(await removeEmptyAttributes(url(), dirname(root))).toEqual([join(stacks, "dev.json.attrs")]);
  expect((await readdir(stacks)).sort()).toEqual(["dev.json", "prod.json.attrs"]);
});

test("a backend that is no folder has none", async () => {
  expect(await removeEmptyAttributes("https://api.pulumi.com", ".")).toEqual([]);
});
