import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RunError } from "@pulumi/pulumi/errors";
import * as pulumi from "@pulumi/pulumi";
import { tenantsFromFile, tenantsOfGroup, type Tenant } from "../../src";
import { encodeText } from "../../src/files/encoded-text";
import { register } from "../mock-engine";

const source = `tenants:
  acme:
    tenantName: Acme Co.
    tenantDomain: acme
    deletionPolicy: cancel
  globex: { tenantName: Globex, tenantDomain: globex }
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "tenants-file-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function fileWith(text: string): string {
  const path = join(folder, "tenants.yaml");
  writeFileSync(path, text);
  return path;
}

function faultOf(path: string): string {
  try {
    tenantsFromFile(path);
  } catch (error) {
    if (RunError.isInstance(error)) return error.message;
    throw error;
  }
  throw new Error("expected a RunError, and there was none");
}

test("each entry of the file is a tenant, by its name there, with the options that all of them have", async () => {
  const path = fileWith(source);
  let tenants: Record<string, Tenant> = {};
  const first = await register(() => {
    tenants = tenantsFromFile(path, { protect: true });
    return tenants["acme"] as pulumi.Resource;
  });
  expect(Object.keys(tenants)).toEqual(["acme", "globex"]);
  expect(first).toMatchObject({
    name: "acme",
    props: { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel" },
    protect: true,
  });
});

test("of a file with groups, one group's tenants are declared, and no others", async () => {
  const path = fileWith(
    "groups: [north, south]\n" +
      source
        .replaceAll("tenantDomain: globex }", "tenantDomain: globex, group: south }")
        .replace("    deletionPolicy", "    group: north\n    deletionPolicy"),
  );
  let tenants: Record<string, Tenant> = {};
  const first = await register(() => {
    tenants = tenantsOfGroup(path, "south", { protect: true });
    return tenants["globex"] as pulumi.Resource;
  });
  expect(Object.keys(tenants)).toEqual(["globex"]);
  expect(first).toMatchObject({
    name: "globex",
    props: { tenantName: "Globex", tenantDomain: "globex" },
    protect: true,
  });
  expect(first.props).not.toHaveProperty("group");
  expect(() => tenantsOfGroup(path, "west")).toThrow(/asks for the group "west"/);
  expect(faultOf(path)).toMatch(/it has groups: .* \[PRINTIX_FILE\]$/);
});

test("a file in UTF-16, as PowerShell writes one, is read too", () => {
  const path = fileWith("");
  writeFileSync(path, encodeText("tenants: {}\n", "utf-16le"));
  expect(tenantsFromFile(path)).toEqual({});
});

test("a mistake in the file reaches the person with its place and without a stack trace", () => {
  expect(faultOf(fileWith(`${source}  initech: {}\n`))).toBe(
    "tenants.yaml:7:3: tenants.initech.tenantName is missing\n" +
      "tenants.yaml:7:3: tenants.initech.tenantDomain is missing [PRINTIX_FILE]",
  );
});

test("so does a file that is not there, or cannot be read", () => {
  expect(faultOf("customers/tenants.yaml")).toMatch(/^the tenants of customers\/tenants\.yaml cannot be .*ENOENT/);
  expect(faultOf(folder)).toMatch(/cannot be declared: EISDIR/);
});
