import { parse } from "yaml";
import type { TenantEntry } from "../../../../src/cli/import/declarations";
import { parseTenantsYaml } from "../../../../src/cli/import/tenants-yaml";

const globex: [string, TenantEntry] = ["globex", { tenantName: "Globex: Corporation #1", tenantDomain: "globex" }];
const numbered: [string, TenantEntry] = ["007", { tenantName: "true", tenantDomain: "007", deletionPolicy: "abandon" }];

function add(source: string, ...entries: [string, TenantEntry][]): string {
  return parseTenantsYaml(source, "tenants.yaml").with(new Map(entries));
}

const written = `# All customers.
tenants:
    # The first one.
    acme:
        tenantName: "Acme Co."   # as in the contract
        tenantDomain: acme
        initialUser: {email: it@acme.example,  name: Ada}  # kept as it is

# The end.
`;

test("entries are added behind the last one, with its indentation, and everything else stays to the byte", () => {
  expect(add(written, globex)).toBe(
    written.replace(
      "# kept as it is\n",
      `# kept as it is
    globex:
      tenantName: "Globex: Corporation #1"
      tenantDomain: globex
`,
    ),
  );
});

test("without anything to add, nothing changes", () => {
  expect(add(written)).toBe(written);
  expect(add("")).toBe("");
});

test.each([
  ["no file, or an empty one", ""],
  ["comments alone", "# none yet\n"],
  ["no tenant yet", "tenants:\n"],
  ["no tenant yet, with a comment", "tenants: # none yet\n# more\n"],
  ["an empty map", "tenants: {}\n"],
  ["no line break at the end", "tenants:\n  acme:\n    tenantName: Acme\n    tenantDomain: acme"],
  ["Windows line breaks", "tenants:\r\n  acme:\r\n    tenantName: Acme\r\n    tenantDomain: acme\r\n"],
  [
    "a block of text as the last value",
    "tenants:\n  acme:\n    tenantDomain: acme\n    tenantName: >-\n      Acme\n      Co.\n",
  ],
  ["an entry without values", "tenants:\n  acme:\n"],
  ["another key behind", "tenants:\n  acme:\n    tenantName: Acme\n    tenantDomain: acme\nx-more: [1, 2]\n"],
])("%s: what was there and what was added", (_, source) => {
  const before = (parse(source) ?? {}) as { tenants?: object | null };
  const result = add(source, globex, numbered);
  expect(parse(result)).toEqual({
    ...before,
    tenants: { ...before.tenants, globex: globex[1], "007": numbered[1] },
  });
  for (const line of source.split(/\r?\n/).filter((text) => text !== "tenants: {}")) expect(result).toContain(line);
  expect(/[^\r]\n/.test(result)).toBe(!source.includes("\r\n"));
});

test("what is in an entry is handed out as it stands", () => {
  expect([...parseTenantsYaml(written, "tenants.yaml").entries]).toEqual([
    ["acme", { tenantName: "Acme Co.", tenantDomain: "acme", initialUser: { email: "it@acme.example", name: "Ada" } }],
  ]);
});

test("an alias stands for what its anchor has, of one value and of a whole entry", () => {
  const source = `x-policy: &p prevent
tenants:
  acme: &acme
    tenantName: Acme Co.
    tenantDomain: acme
    deletionPolicy: *p
  twin: *acme
`;
  const acme = { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "prevent" };
  expect([...parseTenantsYaml(source, "tenants.yaml").entries]).toEqual([
    ["acme", acme],
    ["twin", acme],
  ]);
});

test("an alias that refers to nothing is refused by its name, with its place", () => {
  expect(() => parseTenantsYaml("tenants:\n  acme: *nobody\n", "tenants.yaml")).toThrow(
    "tenants.yaml:2:9: *nobody refers to nothing: there is no &nobody above. Nothing was written.",
  );
});

test.each([
  [
    "a fault of the language",
    "tenants:\n  acme: {\n",
    /^tenants\.yaml:\d+:\d+: .+\. Nothing was written\. \[PRINTIX_FILE\]$/,
  ],
  ["another key first", "customers: {}\n", "tenants.yaml:1:1: it must begin with tenants:. Nothing was written."],
  [
    "a list",
    "tenants: [acme]\n",
    "tenants.yaml:1:8: tenants must have the tenants, each under its name. Nothing was written.",
  ],
  [
    "entries in braces",
    "tenants: { acme: { tenantName: Acme, tenantDomain: acme } }\n",
    "tenants.yaml:1:10: each tenant must be written on lines of its own, not in braces. Nothing was written.",
  ],
])("%s is refused, with its place", (_, source, message) => {
  expect(() => add(source, globex)).toThrow(message);
});
