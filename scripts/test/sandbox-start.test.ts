import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { withSandbox } from "../stack/sandbox.ts";
import { fakeClone } from "./fake-clone.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const base = temporaryFolder();

/** What the user is told where the sandbox ends with this as its last words. */
async function told(lastWords: (data: string) => string): Promise<{ message: string; data: string }> {
  const program = 'process.stderr.write(process.env.LAST_WORDS + "\\n", () => process.exit(1));';
  const { root, env } = fakeClone(base, "", { "sandbox/bin/printix-partner-sandbox.js": program });
  const data = join(root, ".printix", "sandbox.db");
  const started = withSandbox(root, { ...env, LAST_WORDS: lastWords(data) }, () => Promise.resolve("started"));
  return { message: await started.catch((error: unknown) => (error as Error).message), data };
}

test.each([
  "is not a database",
  "is another program's database; name a file of the sandbox's own",
  "was written by a newer printix-partner-sandbox (version 9, this one knows 2); update it",
  "database disk image is malformed",
])("a data file that %s is given up with the sandbox's own stack, and with nothing else", async (reason) => {
  const { message, data } = await told((file) => `printix-partner-sandbox: data file ${file}: ${reason}`);
  expect(message).toContain(`did not start (printix-partner-sandbox: data file ${data}: ${reason}). To start again`);
  expect(message).toContain(
    `run \`npm run -s pulumi -- stack rm sandbox --force --yes --preserve-config\`, delete ${data}*, then run the command again. Keep the rest of .printix`,
  );
});

test("a clone whose first command needs the sandbox keeps its folder to its owner", async () => {
  const { data } = await told(() => "");
  expect(statSync(dirname(data)).mode & 0o777).toBe(0o700);
});

test("nothing is deleted because another process has the data file", async () => {
  const { message } = await told((file) => `printix-partner-sandbox: data file ${file}: is in use by another process`);
  expect(message).toContain("Let that process end, then run the command again.");
  expect(message).not.toMatch(/delete|stack rm/);
});

test.each(["needs Node 22.20 or newer; this is v20.0.0", "data file x: database or disk is full", ""])(
  "nothing is deleted where that would not help: %p",
  async (reason) => {
    const { message } = await told(() => reason);
    expect(message).toContain(
      `The local sandbox did not start${reason === "" ? "" : ` (${reason})`}. Read the log, then run the command again.`,
    );
    expect(message).not.toMatch(/delete|stack rm/);
  },
);
