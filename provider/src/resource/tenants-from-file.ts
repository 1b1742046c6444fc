import { readFileSync } from "node:fs";
import { basename, isAbsolute } from "node:path";
import { decodeText } from "../files/encoded-text";
import type { DeclaredTenant } from "../files/parse-tenants-file";
import { badFile, fileFailure } from "../messages/command";
import * as pulumi from "./pulumi-sdk";
import { Tenant } from "./tenant";

/**
 * Declares the tenants of a file such as `tenants.yaml`, a `Tenant` for each entry (docs/tenant.md, "From a file").
 *
 * @param path as seen from the program's working folder, which Pulumi sets to that of its `Pulumi.yaml` (or of its `main`)
 * @param options of every tenant of the file, such as `parent` or `provider`
 * @returns the tenants by their names in the file
 * @throws RunError where the file is not there or cannot be used, with the line and column of each mistake
 */
export function tenantsFromFile(path: string, options: pulumi.CustomResourceOptions = {}): Record<string, Tenant> {
  return declare(declaredTenants(path), options);
}

/**
 * Declares the tenants of one group of a file that names its groups, for a program with a stack a group (docs/many-stacks.md).
 * An entry of no group, or of one that the file does not name, fails whichever group is asked for.
 *
 * @param path as in `tenantsFromFile`
 * @param group one of the file's `groups`, such as the stack's name
 * @param options of every tenant of the group
 * @returns the group's tenants by their names in the file
 * @throws RunError as `tenantsFromFile` does, and where the file does not name the group
 */
export function tenantsOfGroup(
  path: string,
  group: string,
  options: pulumi.CustomResourceOptions = {},
): Record<string, Tenant> {
  return declare(declaredTenants(path, group), options);
}

function declare(
  declared: Record<string, DeclaredTenant>,
  options: pulumi.CustomResourceOptions,
): Record<string, Tenant> {
  const tenants = Object.entries(declared).map(([name, args]) => [name, new Tenant(name, args, options)]);
  return Object.fromEntries(tenants) as Record<string, Tenant>;
}

function declaredTenants(path: string, group?: string): Record<string, DeclaredTenant> {
  const name = isAbsolute(path) ? basename(path) : path;
  // What reads YAML takes a while to load, and most programs have no such file (docs/adr/0011-start-up.md).
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would be loaded with the package
  const reader = require("../files/parse-tenants-file") as typeof import("../files/parse-tenants-file");
  try {
    return reader.parseTenantsFile(decodeText(readFileSync(path)), name, group);
  } catch (error) {
    // A RunError reaches the person without a stack trace.
    if (error instanceof reader.TenantsFileError) throw new pulumi.RunError(badFile(error.message).message);
    throw new pulumi.RunError(fileFailure(`the tenants of ${name} cannot be declared`, error).message);
  }
}
