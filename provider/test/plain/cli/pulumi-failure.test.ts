import { pulumiFailure } from "../../../src/cli/shared/pulumi/pulumi-failure";

test("the engine's first error is the reason", () => {
  const output = "warning: something else\nerror: no stack named 'nope' found\n\n    error: update failed\n";
  expect(pulumiFailure("stack export", output).headline).toBe(
    "`pulumi stack export` failed: no stack named 'nope' found",
  );
});

test("an error in the engine's diagnostics, which are indented, is found as well", () => {
  const output = "Diagnostics:\n  pulumi:pulumi:Stack (dev):\n    error: unknown parent\n\nDuration: 1s\n";
  expect(pulumiFailure("import", output).headline).toBe("`pulumi import` failed: unknown parent");
});

test("without an error of the engine's, its last word is the reason", () => {
  expect(pulumiFailure("config", "one\ntwo\n\n").headline).toBe("`pulumi config` failed: two");
  expect(pulumiFailure("config", "").headline).toBe("`pulumi config` failed: it said nothing");
});

test.each([
  "error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock file with `pulumi cancel`.",
  "error: [409] Conflict: Another update is currently in progress.",
])("a lock is not broken but explained: %s", (output) => {
  const { message } = pulumiFailure("import", output);
  expect(message).toContain("found the stack locked");
  expect(message).toContain("pulumi cancel");
});

test("who took a lock is told, without the address of the lock", () => {
  const output = [
    "error: the stack is currently locked by 2 lock(s). Either wait for the other process(es) to end or delete the lock file with `pulumi cancel`.",
    "  postgres://****:****@db.example/state/.pulumi/locks/a.json: created by ada@build-7 (pid 4711) at 2026-11-29T04:28:53Z",
    "  file:///state/.pulumi/locks/b.json: created by CORP\\Ada B@desk (pid 1) at 2026-11-29T05:28:53+01:00",
  ].join("\n");
  expect(pulumiFailure("import", output).headline).toBe(
    "`pulumi import` found the stack locked, by ada@build-7 (pid 4711) since 2026-11-29T04:28:53Z and " +
      "CORP\\Ada B@desk (pid 1) since 2026-11-29T05:28:53+01:00.",
  );
});

test("a lock that was only begun is one as well, for a command that takes the lock", () => {
  const output = "error: unexpected end of JSON input\n";
  expect(pulumiFailure("import", output).headline).toBe(
    "`pulumi import` found the stack locked, by a process that was killed while it wrote its lock.",
  );
  expect(pulumiFailure("config", output).headline).toBe("`pulumi config` failed: unexpected end of JSON input");
});

test("what a person is to run can be copied, whatever the folder is called", () => {
  const which = ["--stack", "dev", "--cwd", 'it\'s my $HOME "ü"'];
  const words = `--stack dev --cwd 'it'\\''s my $HOME "ü"'`;
  expect(pulumiFailure("config", "error: no", which).headline).toBe(`\`pulumi config ${words}\` failed: no`);
  expect(pulumiFailure("import", "stack is currently locked", which).message).toContain(
    `Run \`pulumi cancel ${words}\``,
  );
});
