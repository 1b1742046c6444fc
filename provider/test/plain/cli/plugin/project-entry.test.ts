import { parse } from "yaml";
import { withPluginEntry } from "../../../../src/cli/plugin/project-entry";
import { Refusal } from "../../../../src/messages/refusal";

const entry = { name: "printix", path: "./printix-plugin" };

const edit = (text: string, path = "acme/Pulumi.yaml"): string | undefined =>
  withPluginEntry({ folder: "acme", path, text });

function refusalOf(text: string): Refusal {
  try {
    edit(text);
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error("nothing was refused");
}

const project = `# Our tenants.
name:   acme   # as in the contract
runtime: { name: nodejs,  options: {typescript: false} }

description: >-
  All of them,
  and more.
`;

test("the entry goes to the end, and every other byte stays", () => {
  const block = "plugins:\n  providers:\n    - name: printix\n      path: ./printix-plugin\n";
  expect(edit(project)).toBe(project + block);
  expect(edit(project.trimEnd())).toBe(project + block);
  expect(edit(project.replaceAll("\n", "\r\n"))).toBe((project + block).replaceAll("\n", "\r\n"));
});

test.each([
  [
    "other providers",
    "plugins:\n    providers: # all\n        # of the house\n        - { name: house, path: ../house } # here\n",
    "        - name: printix\n          path: ./printix-plugin\n",
    "# all\n",
  ],
  [
    "providers without an indent",
    "plugins:\n  providers:\n  # of the house\n  - { name: house, path: ../house }\n",
    "  - name: printix\n    path: ./printix-plugin\n",
    "providers:\n",
  ],
  ["an empty list", "plugins:\n  providers:\n", "    - name: printix\n      path: ./printix-plugin\n", "providers:\n"],
  [
    "no provider yet",
    "plugins:\n   # of the house\n   languages:\n    - { name: house, path: ../house }\n",
    "   providers:\n     - name: printix\n       path: ./printix-plugin\n",
    "plugins:\n",
  ],
  [
    "no plugin yet",
    "plugins:\n# here\n",
    "  providers:\n    - name: printix\n      path: ./printix-plugin\n",
    "plugins:\n",
  ],
])(
  "where the file has plugins, but %s, the entry joins them, and every other byte stays",
  (_, plugins, lines, above) => {
    const expected = project + plugins.replace(above, above + lines) + "# The end.\n";
    expect(edit(`${project + plugins}# The end.\n`)).toBe(expected);
    expect(parse(expected)).toMatchObject({ plugins: { providers: expect.arrayContaining([entry]) as object[] } });
  },
);

test("a file in JSON gets it too", () => {
  const values = { name: "acme", plugins: { languages: [] }, runtime: "nodejs" };
  const result = edit(JSON.stringify(values), "acme/Pulumi.json") ?? "";
  expect(JSON.stringify(JSON.parse(result))).toBe(
    JSON.stringify({ ...values, plugins: { languages: [], providers: [entry] } }),
  );
});

test.each(["./printix-plugin", "printix-plugin", "printix-plugin/", "../acme/printix-plugin"])(
  "with %s it is there already",
  (path) => {
    expect(edit(`${project}plugins: { providers: [{ name: printix, path: ${path} }] }`)).toBeUndefined();
  },
);

test.each([
  ["another plugin", "plugins: { providers: [{ name: printix, path: ../other }] }", /another plugin.+\.\.\/other/],
  ["one of no folder", "plugins: { providers: [{ name: printix }] }", /another plugin.+no folder/],
  ["a list that is none", "plugins: { providers: none }", /Pulumi\.yaml:8:12: plugins\.providers must be written/],
  ["plugins in braces", "plugins: { languages: [] }", /this command cannot add to/],
  ["no YAML", "plugins: [", /^acme\/Pulumi\.yaml:9:1: /],
])("%s is refused", (_, plugins, words) => {
  const { code, headline } = refusalOf(`${project}${plugins}\n`);
  expect({ code, headline }).toEqual({ code: "PRINTIX_FILE", headline: expect.stringMatching(words) as string });
  expect(headline).toMatch(/Nothing was written\.$/);
});
