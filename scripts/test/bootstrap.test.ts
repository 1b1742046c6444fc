import { isInstalled, type Lockfile } from "../bootstrap/installed.cjs";

const lockfile: Lockfile = {
  packages: {
    "": { version: "0.1.0" },
    "node_modules/a": { version: "1.0.0", integrity: "sha512-a" },
    "node_modules/own": { link: true },
    "node_modules/other-platform": { version: "1.0.0", integrity: "sha512-o", optional: true },
  },
};

function hidden(changes: Lockfile["packages"] = {}): Lockfile {
  const { "": _, "node_modules/other-platform": __, ...packages } = lockfile.packages;
  return { packages: { ...packages, ...changes } };
}

test("what npm installed is what the lockfile asks for", () => {
  expect(isInstalled(lockfile, hidden())).toBe(true);
  expect(isInstalled(lockfile, hidden({ "node_modules/extra": { version: "1.0.0" } }))).toBe(true);
});

test.each([
  ["another version", { "node_modules/a": { version: "1.0.1", integrity: "sha512-b" } }],
  ["another content", { "node_modules/a": { version: "1.0.0", integrity: "sha512-b" } }],
  ["a copy in place of our own folder", { "node_modules/own": { version: "0.1.0" } }],
])("%s is stale", (_, changes) => {
  expect(isInstalled(lockfile, hidden(changes))).toBe(false);
});

test("a missing package is stale", () => {
  expect(isInstalled(lockfile, { packages: {} })).toBe(false);
});
