import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { settings } from "../../src/config/settings";
import { unknownSettings } from "../../src/config/unknown-settings";

const repository = join(__dirname, "..", "..", "..");
const allVariables = Object.values(settings).map(({ variable }) => variable);

test.each([
  ["printix:maxCancel", "printix:maxCancels"],
  ["printix:max_cancels", "printix:maxCancels"],
  ["printix:maxcancels", "printix:maxCancels"],
  ["Printix:maxCancels", "printix:maxCancels"],
  ["printix:deletionpolicy", "printix:deletionPolicy"],
  ["printix:partnerID", "printix:partnerId"],
  ["printix:allowedPartners", "printix:allowedPartnerIds"],
  ["printix:apiURI", "printix:apiUrl"],
])("a key that is no setting is told with the nearest one: %s", (key, meant) => {
  expect(unknownSettings([key, "aws:region", "customers:maxCancel"], {})).toEqual([
    `${key} is not a setting. Did you mean ${meant}? Remove it with \`pulumi config rm ${key}\`.`,
  ]);
});

test.each([
  ["PRINTIX_MAX_CANCEL", "PRINTIX_MAX_CANCELS"],
  ["PRINTIX_MAXCANCELS", "PRINTIX_MAX_CANCELS"],
  ["PRINTIX_DELETE_POLICY", "PRINTIX_DELETION_POLICY"],
  ["PRINTIX_ALLOWED_PARTNERS", "PRINTIX_ALLOWED_PARTNER_IDS"],
  ["printix_max_cancels", "PRINTIX_MAX_CANCELS"],
  ["PRINTIX_LOGFILE", "PRINTIX_LOG_FILE"],
])("so is a variable: %s", (name, meant) => {
  expect(unknownSettings([], { [name]: "1", PRINT_MAX: "1", NOT_PRINTIX_MAX: "1" })).toEqual([
    `${name} is not a setting. Did you mean ${meant}? Unset it, or give it another name.`,
  ]);
});

test("a value is not repeated: what has the wrong name may be a secret", () => {
  expect(unknownSettings([], { PRINTIX_CLIENT_SECRETS: "s3cret" }).join()).not.toContain("s3cret");
});

test("all settings are known, and a variable that is empty counts as absent", () => {
  const keys = Object.keys(settings).map((name) => `printix:${name}`);
  const env = Object.fromEntries(allVariables.map((name) => [name, "1"]));
  expect(unknownSettings(keys, { ...env, PRINTIX_MAX_CANCEL: " " })).toEqual([]);
});

test("on Windows a variable is known in any case", () => {
  const platform = Object.getOwnPropertyDescriptor(process, "platform") ?? {};
  Object.defineProperty(process, "platform", { ...platform, value: "win32" });
  try {
    expect(unknownSettings([], { Printix_Max_Cancels: "1" })).toEqual([]);
  } finally {
    Object.defineProperty(process, "platform", platform);
  }
});

test("every variable that this project reads anywhere is known", () => {
  const files = ["sdk", "provider", "sandbox", "scripts", "program", "test", "jest.config.mjs"].flatMap(sourcesIn);
  const read = files.flatMap((file) => [...readFileSync(file, "utf8").matchAll(/env\["(PRINTIX_\w+)"\]/g)]);
  const names = new Set(read.map(([, name = ""]) => name));
  expect([...names]).toEqual(expect.arrayContaining(["PRINTIX_LOG", "PRINTIX_ENGINE_CACHE"]));
  expect(unknownSettings([], Object.fromEntries([...names].map((name) => [name, "1"])))).toEqual([]);
});

function sourcesIn(path: string): string[] {
  const all = path.includes(".") ? [path] : readdirSync(join(repository, path), { recursive: true, encoding: "utf8" });
  return all
    .map((file) => (file === path ? join(repository, file) : join(repository, path, file)))
    .filter((file) => /\.[cm]?[jt]s$/.test(file) && !/node_modules|dist|unknown-settings/.test(file));
}
