import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { shellLine } from "../../../src/cli/shared/shell-word";

test("what needs no quotes has none", () => {
  expect(shellLine(["pulumi", "import", "--file", "a/b.json", "--protect=false"])).toBe(
    "pulumi import --file a/b.json --protect=false",
  );
});

test("a shell reads back each word as it was, whatever stands in it", () => {
  const word = fc
    .string({ unit: "binary", maxLength: 12 })
    .filter((text) => text.isWellFormed() && !text.includes("\0"));
  const odd = ["", " ", "it's", '"', "$HOME", "`id`", "a\\b", "*", "~", "-n", "!", "#", "ünï", "a\nb", "%s"];
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.constantFrom(...odd)), { minLength: 1, maxLength: 8 }), (words) => {
      const read = execFileSync("sh", ["-c", `printf '%s\\0' ${shellLine(words)}`], { encoding: "utf8" });
      expect(read.split("\0").slice(0, -1)).toEqual(words);
    }),
    { numRuns: 100 },
  );
});
