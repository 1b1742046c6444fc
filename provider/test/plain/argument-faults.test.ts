import { argumentFaults } from "../../src/tenant/argument-faults";
import { acmeInputs } from "../acme";

const ada = { email: "ada@acme.example", name: "Ada", createAsAdmin: true };
const good = { ...acmeInputs, initialUser: ada, adoptExisting: false };

const faultsWith = (changes: object): Record<string, string> =>
  Object.fromEntries(argumentFaults({ ...good, ...changes }).map(({ property, reason }) => [property, reason]));

test("good arguments have no fault", () => {
  expect(argumentFaults(good)).toEqual([]);
  expect(argumentFaults({ ...acmeInputs })).toEqual([]);
});

test("every bad argument is reported at once, each under its own property", () => {
  const faults = argumentFaults({
    tenantName: "",
    tenantDomain: "Acme",
    deletionPolicy: "keep",
    adoptExisting: "yes",
    initialUser: { email: "ada", name: " ", createAsAdmin: 1, role: "admin" },
    colour: "red",
  });
  expect(faults.map(({ property }) => property).sort()).toEqual([
    "adoptExisting",
    "colour",
    "deletionPolicy",
    "initialUser.createAsAdmin",
    "initialUser.email",
    "initialUser.name",
    "initialUser.role",
    "tenantDomain",
    "tenantName",
  ]);
  expect(faults.filter(({ reason }) => reason === "")).toEqual([]);
});

describe("tenantName", () => {
  test.each([
    ["one character", "A"],
    ["a hundred characters", "a".repeat(100)],
    ["a hundred characters in the form in which they are sent", "e\u0301".repeat(100)],
    ["letters and pictures that are joined", "می\u200cخواهم 👨\u200d👩\u200d👧 ❤\ufe0f"],
    ["a hundred characters of two UTF-16 units each", "🖨".repeat(100)],
    ["capitals, spaces and special characters", "Acme C/O – Größe & “Söhne”"],
  ])("%s is a name", (_, tenantName) => {
    expect(faultsWith({ tenantName })).toEqual({});
  });

  test.each([
    ["absent", undefined, "is required"],
    ["a number", 7, "is required"],
    ["empty", "", "is empty"],
    ["spaces alone", "  ", "is empty"],
    ["101 characters", "a".repeat(101), "is 101 characters long"],
    ["101 emojis", "🖨".repeat(101), "is 101 characters long"],
    ["a space at its end", "Acme Co. ", "begins or ends with a space"],
    ["two lines", "Acme\nCo.", "control character"],
    ["two lines by a separator", "Acme\u2028Co.", "control character"],
    ["a mark of direction", "Acme\u202eCo.", "holds U+202E as character 5: a control character, a direction mark"],
    ["a zero-width space", "Ac\u200bme", "holds U+200B ZERO WIDTH SPACE as character 3: "],
    ["a no-break space at its end", "Acme\u00a0", "holds U+00A0 NO-BREAK SPACE as character 5: "],
    ["a byte order mark alone", "\ufeff", "holds U+FEFF ZERO WIDTH NO-BREAK SPACE as character 1: "],
  ])("%s is none", (_, tenantName, reason) => {
    expect(faultsWith({ tenantName })).toEqual({ tenantName: expect.stringContaining(reason) as string });
  });
});

describe("tenantDomain", () => {
  test.each(["acme", "acme.printix.net", "a", "0-0", "a".repeat(63), `${"a".repeat(63)}.printix.net`])(
    "%s is a domain",
    (tenantDomain) => {
      expect(faultsWith({ tenantDomain })).toEqual({});
    },
  );

  test.each([
    [undefined, "is required"],
    [7, "is required"],
    ["", "is empty"],
    [".printix.net", "is empty"],
    ["Acme", "upper-case"],
    ["acme_co", "lowercase letters, digits and dashes"],
    ["größe", "lowercase letters, digits and dashes"],
    ["acme ", "lowercase letters, digits and dashes"],
    ["acme.example.com", "is not a Printix domain"],
    ["a.b.printix.net", "is not a Printix domain"],
    ["-acme", "dash"],
    ["acme-", "dash"],
    ["acme-.printix.net", "dash"],
    ["a".repeat(64), "is 64 characters long"],
  ])("%j is none", (tenantDomain, reason) => {
    expect(faultsWith({ tenantDomain })).toEqual({ tenantDomain: expect.stringContaining(reason) as string });
  });
});

describe("initialUser", () => {
  test.each([
    "Hello, world!",
    "ada",
    "ada@",
    "@acme.example",
    "ada@acme",
    "ada@acme.",
    "a da@acme.example",
    "",
    7,
    null,
  ])("%j is no e-mail address", (email) => {
    expect(faultsWith({ initialUser: { ...ada, email } })).toEqual({
      "initialUser.email": "is not a valid e-mail address",
    });
  });

  test("an address outside of ASCII is one", () => {
    expect(faultsWith({ initialUser: { ...ada, email: "jörg@größe.example" } })).toEqual({});
  });

  test("needs an e-mail address and a name", () => {
    expect(faultsWith({ initialUser: {} })).toEqual({
      "initialUser.email": "is required for an initial user",
      "initialUser.name": "is required for an initial user",
    });
  });

  test.each(["ada@acme.example", 7, true, null, [ada]])("%j is no user", (initialUser) => {
    expect(faultsWith({ initialUser })).toEqual({ initialUser: "must be an object with email and name" });
  });

  test("has nothing in it that nobody sees", () => {
    expect(faultsWith({ initialUser: { ...ada, name: "Ada\u200b", email: "ada\u200b@acme.example" } })).toEqual({
      "initialUser.name": expect.stringContaining("holds U+200B ZERO WIDTH SPACE as character 4: ") as string,
      "initialUser.email": "is not a valid e-mail address",
    });
  });

  test("what is wrong with a person's data is said without repeating it", () => {
    const reasons = Object.values(
      faultsWith({ initialUser: { email: "ada-at-acme", name: 815, createAsAdmin: "aye" } }),
    );
    expect(reasons).toHaveLength(3);
    expect(reasons.join()).not.toMatch(/ada-at-acme|815|aye/);
  });
});

test.each(["keep", "Prevent", "", 7, null, undefined])("%j is no policy", (deletionPolicy) => {
  expect(faultsWith({ deletionPolicy })).toEqual({ deletionPolicy: "must be prevent, abandon or cancel" });
});

test("an argument that does not exist is named, with those that do", () => {
  expect(faultsWith({ tenant_name: "Acme Co." })).toEqual({
    tenant_name:
      "is not a known argument; known are tenantName, tenantDomain, deletionPolicy, adoptExisting, initialUser",
  });
  expect(faultsWith({ initialUser: { ...ada, mail: "x" } })).toEqual({
    "initialUser.mail": "is not a known argument; known are email, name, createAsAdmin",
  });
});
