import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseTenantsFile, TenantsFileError } from "../../src/files/parse-tenants-file";

/** The mistakes of a file, a line each; no mistake is a failure of the test. */
function mistakesIn(...lines: string[]): string[] {
  return mistakesFor(undefined, lines);
}

/** The same, where a group is asked for. */
function mistakesFor(group: string | undefined, lines: readonly string[]): string[] {
  try {
    parseTenantsFile(lines.join("\n"), "tenants.yaml", group);
  } catch (error) {
    if (error instanceof TenantsFileError) return error.message.split("\n");
    throw error;
  }
  throw new Error("expected mistakes, and there were none");
}

const acme = ["tenants:", "  acme:", "    tenantName: Acme Co.", "    tenantDomain: acme"];

describe("a good file", () => {
  test("gives each tenant's arguments by its name", () => {
    const source = [
      ...acme,
      "    initialUser: # a comment",
      "      email: ada@acme.example",
      "      name: Ada",
      "      createAsAdmin: true",
      "    deletionPolicy: cancel",
      "    adoptExisting: true",
      '  "4711":',
      "    tenantName: 'yes'",
      "    tenantDomain: '0815'",
    ].join("\n");
    expect(parseTenantsFile(source, "tenants.yaml")).toEqual({
      acme: {
        tenantName: "Acme Co.",
        tenantDomain: "acme",
        initialUser: { email: "ada@acme.example", name: "Ada", createAsAdmin: true },
        deletionPolicy: "cancel",
        adoptExisting: true,
      },
      "4711": { tenantName: "yes", tenantDomain: "0815" },
    });
  });

  test("may hold no tenant, where it says so", () => {
    expect(parseTenantsFile("tenants: {}", "tenants.yaml")).toEqual({});
  });

  test("may share a part of itself", () => {
    const source = [...acme, "    initialUser: &ada { email: ada@acme.example, name: Ada }", "  globex:"];
    source.push("    tenantName: Globex", "    tenantDomain: globex", "    initialUser: *ada");
    const { acme: first, globex } = parseTenantsFile(source.join("\n"), "tenants.yaml");
    expect(globex?.initialUser).toEqual(first?.initialUser);
  });

  test("is the one of this repository", () => {
    const source = readFileSync(join(__dirname, "..", "..", "..", "tenants.yaml"), "utf8");
    expect(Object.keys(parseTenantsFile(source, "tenants.yaml"))).toContain("acme");
  });
});

describe("a file that names its groups", () => {
  const grouped = ["groups: [north, south]", ...acme, "    group: north", "  globex:", "    tenantName: Globex"];
  grouped.push("    tenantDomain: globex", "    group: south");

  test.each([
    ["north", { acme: { tenantName: "Acme Co.", tenantDomain: "acme" } }],
    ["south", { globex: { tenantName: "Globex", tenantDomain: "globex" } }],
  ])("gives the tenants of %s to whoever asks for that, without the word", (group, tenants) => {
    expect(parseTenantsFile(grouped.join("\n"), "tenants.yaml", group)).toEqual(tenants);
  });

  test.each([undefined, "north", "west"])(
    "names an entry of no group and of an unknown one, also where %s is asked for",
    (group) => {
      const more = [
        "  one: { tenantName: One, tenantDomain: one }",
        "  two: { tenantName: Two, tenantDomain: two, group: nroth }",
      ];
      expect(mistakesFor(group, [...grouped, ...more])).toEqual([
        "tenants.yaml:11:3: tenants.one.group is missing: north, south",
        'tenants.yaml:12:46: tenants.two.group is "nroth", and groups has north, south',
      ]);
    },
  );

  test("is not taken as a whole", () => {
    expect(mistakesIn(...grouped)).toEqual([
      "tenants.yaml:1:1: it has groups: ask for one of them with tenantsOfGroup, or two stacks would have all tenants",
    ]);
  });

  test("has no part that it does not name", () => {
    expect(mistakesFor("west", grouped)).toEqual([
      'tenants.yaml:1:1: the program asks for the group "west", and groups has north, south',
    ]);
    expect(mistakesFor("west", ["groups: []", "tenants: {}"])).toEqual([
      'tenants.yaml:1:1: the program asks for the group "west", and groups has none',
    ]);
  });

  test("names each once", () => {
    expect(mistakesFor("north", ["groups:", "  - north", "  - north", "tenants: {}"])).toEqual([
      "tenants.yaml:3:5: groups[1] is listed twice",
    ]);
  });

  test.each([["north"], ["{ north: south }"]])("names them as a list, and not as %s", (value) => {
    expect(mistakesIn(`groups: ${value}`, "tenants: {}")).toEqual(["tenants.yaml:1:1: groups must be a list of names"]);
  });
});

test("a file without groups has none to ask for, and no entry of one", () => {
  expect(mistakesFor("north", acme)).toEqual([
    'tenants.yaml:1:1: it has no groups:, and the program asks for the group "north"',
  ]);
  expect(mistakesIn(...acme, "    group: north")).toEqual([
    "tenants.yaml:5:5: tenants.acme.group needs groups: at the top, with the names of all",
  ]);
});

describe("YAML that is none", () => {
  test("a bracket that stays open", () => {
    const [first] = mistakesIn("tenants:", "  acme: {tenantName: Acme", "");
    expect(first).toMatch(/^tenants\.yaml:3:1: Flow map/);
  });

  test("a tab for indentation", () => {
    expect(mistakesIn("tenants:", "\tacme: {}")[0]).toMatch(/^tenants\.yaml:2:1: Tabs are not allowed/);
  });

  test("a tenant that stands twice", () => {
    expect(mistakesIn(...acme, "  acme: {}")).toEqual(["tenants.yaml:5:3: Map keys must be unique"]);
  });

  test("a key that stands twice", () => {
    expect(mistakesIn(...acme, "    tenantName: Acme Ltd.")).toEqual(["tenants.yaml:5:5: Map keys must be unique"]);
  });

  test("two documents", () => {
    expect(mistakesIn(...acme, "---", "tenants: {}")[0]).toMatch(/^tenants\.yaml:5:1: .*multiple documents/);
  });

  test("an alias that refers to nothing", () => {
    expect(mistakesIn(...acme, "    initialUser: *ada")).toEqual([
      "tenants.yaml:5:18: *ada refers to nothing: there is no &ada above",
    ]);
  });
});

const mustHold = "must have the tenants, each under its name; if there are none, write tenants: {}";

test.each([
  ["an empty file", [""]],
  ["a comment alone", ["# nothing", ""]],
  ["a text", ["tenants"]],
])("%s must begin with tenants:", (_, lines) => {
  expect(mistakesIn(...lines)).toEqual(["tenants.yaml:1:1: the file must begin with tenants:"]);
});

test("a list must begin with tenants: too", () => {
  expect(mistakesIn("- tenantName: Acme Co.")).toEqual(["tenants.yaml:1:1: the file must begin with tenants:"]);
});

test.each([
  ["nothing", ["tenants:"]],
  ["a list", ["tenants:", "  - acme"]],
  ["a text", ["tenants: acme"]],
])("tenants with %s behind it", (_, lines) => {
  expect(mistakesIn(...lines)).toEqual([`tenants.yaml:1:1: tenants ${mustHold}`]);
});

test.each([
  ["nothing", ""],
  ["a text", " Acme Co."],
  ["a list", " [acme]"],
])("a tenant with %s behind it", (_, value) => {
  expect(mistakesIn("# customers", "tenants:", `  acme:${value}`)).toEqual([
    "tenants.yaml:3:3: tenants.acme must hold tenantName and tenantDomain",
  ]);
});

test("a key that is missing is reported at the tenant that lacks it", () => {
  expect(mistakesIn("tenants:", "  acme:", "    tenantName: Acme Co.")).toEqual([
    "tenants.yaml:2:3: tenants.acme.tenantDomain is missing",
  ]);
  expect(mistakesIn("{}")).toEqual([expect.stringMatching(/^tenants\.yaml:1:1: tenants is missing$/)]);
});

test("a key that is missing in an initial user is reported there", () => {
  expect(mistakesIn(...acme, "    initialUser:", "      name: Ada")).toEqual([
    "tenants.yaml:5:5: tenants.acme.initialUser.email is missing",
  ]);
});

test.each([
  ["the top", ["version: 1", ...acme], "tenants.yaml:1:1: version is not known here"],
  ["a tenant", [...acme, "    tenant_name: Acme"], "tenants.yaml:5:5: tenants.acme.tenant_name is not known here"],
  [
    "an initial user",
    [...acme, "    initialUser: { email: a@acme.example, name: Ada, role: admin }"],
    "tenants.yaml:5:54: tenants.acme.initialUser.role is not known here",
  ],
])("an unknown key at %s", (_, lines, mistake) => {
  expect(mistakesIn(...lines)).toEqual([mistake]);
});

test.each([
  ["tenantName", "4711", "must be a text; put it in quotes"],
  ["tenantName", "true", "must be a text; put it in quotes"],
  ["tenantName", "", "must be a text; put it in quotes"],
  ["tenantDomain", "[acme]", "must be a text; put it in quotes"],
])("%s that is %j", (key, value, words) => {
  const lines = acme.map((line) => (line.includes(`${key}:`) ? `    ${key}: ${value}` : line));
  const line = key === "tenantName" ? 3 : 4;
  expect(mistakesIn(...lines)).toEqual([`tenants.yaml:${line}:5: tenants.acme.${key} ${words}`]);
});

test.each([
  ["deletionPolicy", "keep", "must be prevent, abandon or cancel"],
  ["deletionPolicy", "true", "must be prevent, abandon or cancel"],
  ["adoptExisting", "yes", "must be true or false"],
  ["initialUser", "ada@acme.example", "must hold email and name"],
])("%s that is %j", (key, value, words) => {
  expect(mistakesIn(...acme, `    ${key}: ${value}`)).toEqual([`tenants.yaml:5:5: tenants.acme.${key} ${words}`]);
});

test("several mistakes come at once, in the order of the file", () => {
  expect(
    mistakesIn(
      "tenants:",
      "  acme:",
      "    tenantName: 4711",
      "    colour: red",
      "    deletionPolicy: keep",
      "  globex:",
      "    tenantDomain: globex",
      "customers: {}",
    ),
  ).toEqual([
    "tenants.yaml:2:3: tenants.acme.tenantDomain is missing",
    "tenants.yaml:3:5: tenants.acme.tenantName must be a text; put it in quotes",
    "tenants.yaml:4:5: tenants.acme.colour is not known here",
    "tenants.yaml:5:5: tenants.acme.deletionPolicy must be prevent, abandon or cancel",
    "tenants.yaml:6:3: tenants.globex.tenantName is missing",
    "tenants.yaml:8:1: customers is not known here",
  ]);
});
