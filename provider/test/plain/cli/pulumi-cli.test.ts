import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPulumiCli, type PulumiCli } from "../../../src/cli/shared/pulumi/pulumi-cli";
import { failureOf } from "../../failure-of";

let folder: string;
let attributes: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "printix-cli-"));
  attributes = join(folder, ".pulumi", "test.json.attrs");
  mkdirSync(join(folder, ".pulumi"));
  writeFileSync(attributes, "");
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** An engine whose stack is blocked while the empty file is there, and what was told. */
function blocked(options?: { repairs: boolean }): { pulumi: PulumiCli; notes: string[] } {
  const engine = join(folder, "pulumi");
  writeFileSync(
    engine,
    `#!/bin/sh
case "$*" in
  *whoami*) echo '{ "url": "file://${folder}" }' ;;
  *config*) cat "${folder}/config.json" ;;
  *--show-name*) echo organization/customers/dev ;;
  *"stack ls"*) echo '[{ "name": "organization/customers/dev" }, { "name": "organization/labs/dev" }, { "name": "acme/customers/dev" }]' ;;
  *import*) echo "$PULUMI_SKIP_CHECKPOINTS" > "${folder}/import.txt" ;;
  *export*) if [ -e "${attributes}" ]; then echo "error: EOF" >&2; exit 255; else echo '{}'; fi ;;
esac
`,
  );
  chmodSync(engine, 0o755);
  const notes: string[] = [];
  const env = { PATH: `${folder}:${String(process.env["PATH"])}` };
  return { pulumi: createPulumiCli({}, env, (line) => notes.push(line), options), notes };
}

test("an empty file of attributes that blocks the stack is taken out of the way, and told", async () => {
  const { pulumi, notes } = blocked();
  expect(await pulumi.state()).toEqual({ resources: [], pendingCreates: [] });
  expect(existsSync(attributes)).toBe(false);
  expect(notes).toEqual([expect.stringContaining(`removed ${attributes}`)]);
});

test("it stays where nothing is to be changed", async () => {
  const { pulumi, notes } = blocked({ repairs: false });
  expect((await failureOf(() => pulumi.state())).message).toContain("EOF");
  expect(existsSync(attributes)).toBe(true);
  expect(notes).toEqual([]);
});

test("a stack is named without the organization that stands for none", async () => {
  expect(await blocked().pulumi.name()).toBe("customers/dev");
});

test("the other stacks are those of the backend but this one, by their full names", async () => {
  expect(await blocked().pulumi.otherStacks()).toEqual(["organization/labs/dev", "acme/customers/dev"]);
});

test("an import has the engine write state once: it makes nothing that could be lost", async () => {
  await blocked().pulumi.import({ nameTable: {}, resources: [] }, { protect: true });
  expect(readFileSync(join(folder, "import.txt"), "utf8")).toBe("true\n");
});

test.each([
  [false, [expect.stringContaining("`pulumi config set --secret printix:clientSecret`")]],
  [true, []],
])("a client secret in the clear is told, with what to do, and not what it is: secret %s", async (secret, told) => {
  const value = { value: "s3cret", secret };
  writeFileSync(join(folder, "config.json"), JSON.stringify({ "printix:clientSecret": value }));
  const { pulumi, notes } = blocked();
  expect(await pulumi.config()).toEqual({ "printix:clientSecret": "s3cret" });
  expect(notes).toEqual(told);
  expect(notes.join()).not.toContain("s3cret");
});
