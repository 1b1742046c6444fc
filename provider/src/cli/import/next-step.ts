import { defaultDeletionPolicy, type DeletionPolicy } from "../../tenant/deletion-policy";
import { nativeTenantType } from "../../tenant/tenant-types";
import type { ImportedTenant } from "../shared/import-file";
import type { WhichStack } from "../shared/pulumi/pulumi-cli";
import { nameOf } from "../shared/pulumi/urn";
import { shellLine } from "../shared/shell-word";

/** The command that a person runs next. */
export function nextStep(which: WhichStack, out: string, deletionPolicy: DeletionPolicy): string {
  return shellLine(["pulumi", "import", "--file", out, ...flags(which, deletionPolicy)]);
}

/**
 * A command for each tenant, which reads it by its id under the policy of the stack: only the native plugin can be asked for
 * that, so there are none where one of them is dynamic.
 */
export function nextEach(
  which: WhichStack,
  tenants: readonly ImportedTenant[],
  deletionPolicy: DeletionPolicy,
): string[] {
  if (!tenants.every(({ type }) => type === nativeTenantType)) return [];
  return tenants.map(({ type, name, found, provider }) => {
    const chosen = provider === undefined ? [] : ["--provider", `${nameOf(provider)}=${provider}`];
    return shellLine(["pulumi", "import", type, name, found.id, ...chosen, ...flags(which, deletionPolicy)]);
  });
}

/** By default the engine protects what it imports: here the policy decides. */
function flags({ stack, cwd }: WhichStack, deletionPolicy: DeletionPolicy): string[] {
  return [
    "--generate-code=false",
    ...(deletionPolicy === defaultDeletionPolicy ? [] : ["--protect=false"]),
    ...(stack === undefined ? [] : ["--stack", stack]),
    ...(cwd === undefined ? [] : ["--cwd", cwd]),
  ];
}
