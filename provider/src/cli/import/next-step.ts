import { defaultDeletionPolicy, type DeletionPolicy } from "../../tenant/deletion-policy";
import { nativeTenantType } from "../../tenant/tenant-types";
import type { ImportedTenant } from "../shared/import-file";
import { powershellLine } from "../shared/powershell-word";
import type { WhichStack } from "../shared/pulumi/pulumi-cli";
import { skipCheckpoints } from "../shared/pulumi/skip-checkpoints";
import { nameOf } from "../shared/pulumi/urn";
import { shellLine } from "../shared/shell-word";

/** The command that a person runs next. */
export interface NextStep {
  /** In words of any shell; the engine writes all of state twice a tenant. */
  next: string;
  /** The same in words of each shell, so that the engine writes state once. */
  nextInShell: { posix: string; powershell: string };
}

export function nextStep(which: WhichStack, out: string, deletionPolicy: DeletionPolicy): NextStep {
  const words = ["pulumi", "import", "--file", out, ...flags(which, deletionPolicy)];
  const next = shellLine(words);
  const [name, value] = skipCheckpoints;
  return {
    next,
    nextInShell: {
      posix: `${name}=${value} ${next}`,
      // The variable must not stay for what the person runs after that, such as an `up`.
      powershell: `$env:${name}='${value}'; try { ${powershellLine(words)} } finally { Remove-Item Env:${name} }`,
    },
  };
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
