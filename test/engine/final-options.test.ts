import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withEngineStack } from "../support/engine-stack";

const start = `
const pulumi = require("@pulumi/pulumi");
const printix = require("pulumi-printix");
class Customers extends pulumi.ComponentResource {
  constructor(opts, args) {
    super("test:Customers", "customers", {}, opts);
    new printix.Tenant("acme", { tenantName: "Acme Co.", tenantDomain: "acme", ...args }, { parent: this });
  }
}
const base = new pulumi.ComponentResource("test:Base", "base");
`;

const cancel = '{ deletionPolicy: "cancel" }';
/** A transformation, or a transform, that gives an option to the resources of a type. */
const giveTo = (type: string, option: string) =>
  `({ type, props, opts }) => (type.endsWith("${type}") ? { props, opts: { ...opts, ${option} } } : undefined)`;

/** Each way in which an option reaches a tenant from elsewhere. */
test.each<[string, string, string]>([
  ["a component", "new Customers({ deletedWith: base });", "deletedWith"],
  [
    "a stack transformation",
    `pulumi.runtime.registerStackTransformation(${giveTo("Customers", "retainOnDelete: true")}); new Customers({}, ${cancel});`,
    "retainOnDelete",
  ],
  [
    // The engine hands down what such a transform has given the component: no resource object ever knows.
    "a transform, to the component alone",
    `new Customers({ transforms: [${giveTo("Customers", "deletedWith: base")}] });`,
    "deletedWith",
  ],
])("an option that contradicts the policy fails preview where %s gives it", (_, program, option) =>
  withEngineStack(async ({ folder, pulumi, sandbox }) => {
    await writeFile(join(folder, "index.js"), start + program);
    const { status, output } = await pulumi(["preview"]);
    expect(status).not.toBe(0);
    expect(output).toMatch(new RegExp(`printix\\.Tenant "acme": .*\\b${option}\\b[^]*\\[PRINTIX_OPTIONS\\]`));
    expect(sandbox.requests()).toEqual([]);
  }),
);
