import { releaseFaults } from "../pack/check-release.mjs";

const fine = {
  tag: "v1.2.3",
  manifest: { version: "1.2.3", repository: { url: "git+https://forge.example/owner/pulumi-printix.git" } },
  changelog: "# Changelog\n\n## 1.2.3\n\n- Do more.\n\n## 1.2.2\n",
};

test("a release whose tag, version, changelog and addresses agree is fine", () => {
  expect(releaseFaults(fine)).toEqual([]);
});

test.each([
  ["another tag", { tag: "v1.2.4" }, "tag v1.2.3"],
  ["no tag", { tag: undefined }, "tag v1.2.3"],
  ["a changelog that says it is not released", { changelog: "## 1.2.3 (not released)\n" }, 'write "## 1.2.3"'],
  ["an older changelog", { changelog: "## 1.2.2\n" }, 'write "## 1.2.3"'],
  [
    "an address that is none",
    { manifest: { ...fine.manifest, repository: { url: "git+https://pulumi-printix.invalid/x.git" } } },
    "write-package-fields",
  ],
])("%s is refused, and told what to do", (_, change, told) => {
  const faults = releaseFaults({ ...fine, ...change });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(told);
});
