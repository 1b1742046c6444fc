import { mkdir, mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPartnerClient } from "printix-partner-sdk";
import { startSandbox, type Sandbox } from "printix-partner-sandbox";
import { createFileStore } from "../../sdk/src/budget/file/file-store";
import { failureOf } from "../../sdk/test/failure-of";
import { messageOf } from "../../sdk/test/ledger-talk";

let folder: string;
let path: string;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "printix-budget-"));
  path = join(folder, "sub", "budget.db");
});
afterEach(() => rm(folder, { recursive: true }));

/** Two clients that share the file, and have each sent a request; after a change, one more comes. */
async function seenAfter(change: () => Promise<unknown>): Promise<(number | undefined)[]> {
  const { partnerId, clientId, clientSecret, apiUrl, authUrl } = sandbox;
  const options = { partnerId, clientId, clientSecret, apiUrl, authUrl, budget: `file:${path}` };
  const all = [createPartnerClient(options), createPartnerClient(options)];
  const seen: (number | undefined)[] = [];
  try {
    for (const { tenants } of all) await tenants.list();
    await change();
    all.push(createPartnerClient(options));
    // The first round may begin a ledger; after it each has been heard.
    for (const one of all) await one.sharers();
    for (const one of all) seen.push((await one.sharers())?.length);
    for (const { tenants } of all) await tenants.list();
  } finally {
    for (const one of all) await one.close();
  }
  return seen;
}

const filesOf = (file: string): string[] => [file, `${file}-wal`, `${file}-shm`];

it("nobody else may read the file, or what lies beside it", async () => {
  const modes: number[] = [];
  await seenAfter(async () => {
    for (const file of filesOf(path)) modes.push((await stat(file)).mode & 0o777);
  });
  expect(modes).toEqual([0o600, 0o600, 0o600]);
});

it.each<[string, () => Promise<unknown>]>([
  ["the file was deleted", () => rm(path)],
  ["the file and what lies beside it were deleted", () => Promise.all(filesOf(path).map((file) => rm(file)))],
  ["the whole folder was deleted", () => rm(join(folder, "sub"), { recursive: true })],
  ["an empty file was put into its place", () => replaceBy(() => Promise.resolve())],
  [
    "another one was put into its place",
    () =>
      replaceBy(async (file) => {
        const store = createFileStore(file, "another's");
        await store.exchange(messageOf("a", 1), new AbortController().signal);
        await store.close();
      }),
  ],
])("all go on with one ledger where %s", async (_, change) => {
  expect(await seenAfter(change)).toEqual([3, 3, 3]);
});

async function replaceBy(fill: (file: string) => Promise<void>): Promise<void> {
  const other = join(folder, "other.db");
  await writeFile(other, "");
  await fill(other);
  await rename(other, path);
}

it.each<[string, () => Promise<unknown>]>([
  ["a folder", () => mkdir(path, { recursive: true })],
  [
    "no database",
    () => mkdir(join(folder, "sub")).then(() => writeFile(path, "a text that is no database".repeat(99))),
  ],
])("an error names the file where it is %s", async (_, make) => {
  await make();
  const store = createFileStore(path, "a key");
  const { message } = await failureOf(store.exchange(messageOf("a", 1), new AbortController().signal));
  expect(message).toContain(`file ${path}: `);
});
