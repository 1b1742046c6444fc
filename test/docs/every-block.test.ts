import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { allPages, isSilent, readPage, stepsOf } from "../support/pages/page-steps";

const engineRing = join(__dirname, "..", "engine");

/** The pages that `npm run docs:test` follows. */
function followed(): string[] {
  const files = readdirSync(engineRing, { recursive: true, encoding: "utf8" });
  const followers = files.filter((file) => /^(?:docs.|example-).*\.test\.ts$/.test(file));
  return followers.flatMap((file) => {
    const calls = readFileSync(join(engineRing, file), "utf8").matchAll(/\b(page|followPage|withExample)\("([^"]+)"/g);
    return [...calls].map(([, call, path = ""]) => (call === "withExample" ? `examples/${path}/README.md` : path));
  });
}

test("each page with a block is followed by a test, once, and each block says what is to be done with it", () => {
  const withBlocks = allPages().filter((page) => readPage(page).some(({ kind }) => !isSilent(kind)));
  expect(followed().sort()).toEqual(withBlocks.sort());
});

test.each([
  ["that says nothing", "```sh\npulumi up\n```\n", "p.md:1: nothing says"],
  ["behind a comment that is no step", "<!-- a note -->\n```ts\nx\n```\n", "p.md:2: nothing says"],
  ["behind a step that has none", "<!-- event renamed -->\n```ts\nx\n```\n", "p.md:2: nothing says"],
  ["behind a line of words", "<!-- run -->\n\n```sh\nx\n```\n", "p.md:3: nothing says"],
  ["that is indented", "So:\n\n    npm start\n", "p.md:3: write it as a fence"],
  ["without an end", "<!-- run -->\n```sh\npulumi up\n", "p.md:2: this block does not end"],
])("a block %s is refused", (_, text, message) => {
  expect(() => stepsOf("p.md", text)).toThrow(message);
});

test("steps come in the page's order, with the words and the line of each", () => {
  const text =
    "<!-- event renamed -->\nWords.\n\n<!-- file a.yaml -->\n```yaml\na:\n    b: 1\n\n    c: 2\n```\n<!-- then x -->\n";
  expect(stepsOf("p.md", text)).toEqual([
    { kind: "event", said: "renamed", line: 1, language: "", text: "" },
    { kind: "file", said: "a.yaml", line: 5, language: "yaml", text: "a:\n    b: 1\n\n    c: 2\n" },
    { kind: "then", said: "x", line: 11, language: "", text: "" },
  ]);
});
