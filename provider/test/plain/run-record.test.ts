import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { userInfo } from "node:os";
import { dirname, join } from "node:path";
import { recordFile } from "../../src/run/record-folder";
import { openRunRecord, type RunRecord } from "../../src/run/run-record";
import { temporaryFolder } from "../temporary-folder";

const engine = "127.0.0.1:40000";
const own = `pulumi-printix-${userInfo().uid}`;

const folder = temporaryFolder();

const open = (partner: string | undefined = "partner", address = engine): RunRecord =>
  openRunRecord(address, () => partner, folder());

test("what one process notes, the others know, each as often as it was noted, and oneself does not", () => {
  const [one, other, third] = [open(), open(), open()];
  one.note("holds", "id");
  one.note("fails");
  third.note("fails");
  expect(other.others("holds", "id")).toBe(1);
  expect(other.others("fails")).toBe(2);
  expect(other.others("cancels", "id")).toBe(0);
  expect(other.others("holds", "another")).toBe(0);
  expect(one.others("holds", "id")).toBe(0);
  one.note("holds", "another");
  expect(other.others("holds", "another")).toBe(1);
});

test("another partner's domain, and another engine's run, are others", () => {
  open("one").note("declares", "acme.printix.net");
  expect(open("two").others("declares", "acme.printix.net")).toBe(0);
  expect(open("one", "127.0.0.1:40001").others("declares", "acme.printix.net")).toBe(0);
  expect(open("one").others("declares", "acme.printix.net")).toBe(1);
});

test("without a partner, nothing is noted of its tenants", () => {
  openRunRecord(engine, () => undefined, folder()).note("holds", "id");
  expect(open().others("holds", "id")).toBe(0);
});

test("it is the user's alone, and holds nobody's name", () => {
  open().note("declares", "acme.printix.net");
  const [file = ""] = readdirSync(join(folder(), own));
  expect(statSync(join(folder(), own)).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder(), own, file)).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder(), own, file), "utf8")).not.toMatch(/acme|partner/);
});

test("a question is open until its process answers, or has ended", () => {
  const [one, other] = [open(), open()];
  one.note("asks");
  expect([one.isAnotherAsked(), other.isAnotherAsked()]).toEqual([false, true]);
  one.note("answers");
  expect(other.isAnotherAsked()).toBe(false);
  const [file = ""] = readdirSync(join(folder(), own));
  appendFileSync(join(folder(), own, file), "999999999-dead asks\n");
  expect(other.isAnotherAsked()).toBe(false);
});

test("what killed engines have left goes when nobody listens at their addresses, and a living one's stays", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const living = recordFile(`127.0.0.1:${port}`, folder());
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
  const left = recordFile(`127.0.0.1:${(closed.address() as AddressInfo).port}`, folder());
  await new Promise((resolve) => closed.close(resolve));
  const elsewhere = join(dirname(left), `another-network_127.0.0.1_${port}`);
  for (const file of [living, left, elsewhere]) writeFileSync(file, "1-a fails\n");

  const asked = once(server, "connection");
  open().note("fails");
  await asked;
  while (existsSync(left)) await new Promise((resolve) => setImmediate(resolve));
  expect([living, elsewhere].map((file) => existsSync(file))).toEqual([true, true]);
  server.close();
});

test.each<[what: string, make: () => void]>([
  [
    "that others can write to",
    () => {
      mkdirSync(join(folder(), own));
      chmodSync(join(folder(), own), 0o777);
    },
  ],
  [
    "that is a link to another place",
    () => {
      symlinkSync(folder(), join(folder(), own));
    },
  ],
  [
    "that is a file",
    () => {
      writeFileSync(join(folder(), own), "");
    },
  ],
])("a folder %s is not used, and what needs the record is refused", (_, make) => {
  make();
  const record = open();
  record.note("holds", "id");
  expect(() => {
    record.assertKept();
  }).toThrow(/\[PRINTIX_RECORD\]/);
});

test("a note that could not be written goes with the next one: others wait for an answer", () => {
  const [one, other] = [open(), open()];
  writeFileSync(join(folder(), own), "");
  one.note("asks");
  one.note("answers");
  rmSync(join(folder(), own));
  one.note("holds", "id");
  expect([other.others("asks"), other.others("answers"), other.others("holds", "id")]).toEqual([1, 1, 1]);
});
