/** Where the states are that a version has left: `state-0.1.0`. */
export const keptStates = "test/data";

/** What their sandbox is called in them: each time that they are read, another one is there. */
export const sandboxUrl = "http://sandbox.invalid";

/** Of the stacks that they are of. */
export const project = "engine-test";
export const stackName = "test";
export const passphrase = "engine-test";

interface KeptState {
  /** The program that left it. */
  program: string;
  /** The program that a later version reads it with; the same where it is left out. */
  later?: string;
  /** A tenant that was there already, by its name in the program, and how it was brought in. */
  imported?: { name: string; tenantName: string; tenantDomain: string };
  /** The engine was killed while the API had not answered the creation. */
  isKilled?: true;
}

/** More than three: a refresh asks for so many one by one before it knows that there are more. */
const five = (entry: string): string => `
const printix = require("${entry}");
const initialUser = { email: "ada@acme.example", name: "Ada Example", createAsAdmin: true };
new printix.Tenant("acme", { tenantName: "Acme Co.", tenantDomain: "acme", initialUser });
new printix.Tenant("globex", { tenantName: "Globex", tenantDomain: "globex", deletionPolicy: "cancel" });
new printix.Tenant("initech", { tenantName: "Initech", tenantDomain: "initech" });
new printix.Tenant("hooli", { tenantName: "Hooli", tenantDomain: "hooli", deletionPolicy: "abandon" });
new printix.Tenant("umbrella", { tenantName: "Umbrella", tenantDomain: "umbrella" });
`;
const imported = { name: "initech", tenantName: "Initech", tenantDomain: "initech" };

const oneTenant = `
const printix = require("pulumi-printix");
new printix.Tenant("acme", { tenantName: "Acme Co.", tenantDomain: "acme" });
`;

/** Tenants of components, and two beside them; the later program has these at other places, by an alias each. */
const component = `
const pulumi = require("@pulumi/pulumi");
const printix = require("pulumi-printix");
class Customer extends pulumi.ComponentResource {
  constructor(name, tenantName) {
    super("example:index:Customer", name);
    new printix.Tenant(name, { tenantName, tenantDomain: name }, { parent: this });
  }
}
const acme = new Customer("acme", "Acme Co.");
new Customer("hooli", "Hooli");
new Customer("umbrella", "Umbrella");
`;

/** The states by their names. */
export const states: Readonly<Record<string, KeptState>> = {
  dynamic: { program: five("pulumi-printix"), imported },
  native: { program: five("pulumi-printix/native"), imported },
  component: {
    program: `${component}
new printix.Tenant("globex", { tenantName: "Globex", tenantDomain: "globex" });
new printix.Tenant("old", { tenantName: "Initech", tenantDomain: "initech" });
`,
    later: `${component}
const moved = { parent: acme, aliases: [{ parent: pulumi.rootStackResource }] };
new printix.Tenant("globex", { tenantName: "Globex", tenantDomain: "globex" }, moved);
new printix.Tenant("initech", { tenantName: "Initech", tenantDomain: "initech" }, { aliases: [{ name: "old" }] });
`,
  },
  pending: { program: oneTenant, isKilled: true },
};
