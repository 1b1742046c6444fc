import { spawnSync } from "node:child_process";
import { powershellLine } from "../../../src/cli/shared/powershell-word";

const odd = [
  "",
  " ",
  "it's",
  "it\u2019s",
  "$HOME",
  "`id`",
  "a\\b",
  "*",
  "~",
  "-a.b",
  "@x",
  "a,b",
  "ünï",
  "a;b",
  "%s",
  "#",
  "{}",
];

test("what needs no quotes has none", () => {
  expect(powershellLine(["pulumi", "import", "--file", "./a/b.json", "--protect=false", "-s", "dev"])).toBe(
    "pulumi import --file ./a/b.json --protect=false -s dev",
  );
});

test("everything else stands in single quotes, and each quote that PowerShell knows is doubled", () => {
  expect(powershellLine(["my folder", "it's", "it\u2019s", "$HOME", "a,b", "@x", "-a.b", ""])).toBe(
    "'my folder' 'it''s' 'it\u2019\u2019s' '$HOME' 'a,b' '@x' '-a.b' ''",
  );
});

const inPowershell = spawnSync("pwsh", ["-Version"]).status === 0 ? test : test.skip;

inPowershell("PowerShell reads back each word as it was", () => {
  const print = `process.stdout.write(JSON.stringify(process.argv.slice(1)))`;
  const line = `& ${powershellLine([process.execPath, "-e", print, "--", ...odd])}`;
  const { stdout } = spawnSync("pwsh", ["-NoProfile", "-Command", line], { encoding: "utf8" });
  expect(JSON.parse(stdout)).toEqual(odd);
});
