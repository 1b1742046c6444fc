import { parseTenantsFile, TenantsFileError, type DeclaredTenant as Entry } from "../../files/parse-tenants-file";
import { badFile, badInput } from "../../messages/command";
import { defaultDeletionPolicy, type DeletionPolicy } from "../../tenant/deletion-policy";
import type { TenantType } from "../../tenant/tenant-types";
import { attemptOf, declaredTenant } from "../shared/declared-tenant";
import { standingOf, tenantsOf, type StackState } from "../shared/pulumi/stack-export";
import { isDefaultProvider, isInComponent, nameOf, providerUrnOf } from "../shared/pulumi/urn";
import type { Declared } from "./declared-by-plan";
import type { SoughtTenant } from "./sought-tenant";

export interface FileParts {
  text: string;
  /** How messages name the file. */
  file: string;
  /** The stack, as `PROJECT/STACK`, with its organization before it where it has one. */
  stack: string;
  state: StackState;
  type: TenantType;
  /** The stack's own, of entries that name none. */
  deletionPolicy: DeletionPolicy;
}

/**
 * The tenants of a file such as `tenants.yaml` that state does not have, as a program declares them that reads it without
 * further options.
 *
 * @throws Refusal where the file cannot be read, or state shows that its program gives its tenants other places
 */
export function declaredByFile({ text, file, stack, state, type, deletionPolicy }: FileParts): Declared {
  const entries = Object.entries(entriesOf(text, file));
  const kept = tenantsOf(state.resources);
  const elsewhere = kept.find(({ urn, provider }) => {
    const isOwnProvider = provider !== undefined && !isDefaultProvider(providerUrnOf(provider));
    return (isInComponent(urn) || isOwnProvider) && entries.some(([name]) => name === nameOf(urn));
  });
  if (elsewhere !== undefined) {
    throw badInput(
      `Nothing was changed: ${nameOf(elsewhere.urn)} of ${file} is in state under a component or a provider of its own, and the file does not say so.`,
      "Use --preview, or --plan with a plan of the program.",
    );
  }
  const held = new Set(
    kept.filter((tenant) => standingOf(tenant) === "active").map((one) => attemptOf(declaredTenant(one))),
  );
  const tenants = entries.map(([name, entry]): SoughtTenant => {
    const policy = entry.deletionPolicy ?? deletionPolicy;
    return {
      ...declaredTenant({ urn: urnIn(stack, type, name), inputs: { ...entry } }),
      source: "file",
      type,
      isProtected: policy === defaultDeletionPolicy,
      deletionPolicy: policy,
    };
  });
  return { tenants: tenants.filter((tenant) => !held.has(attemptOf(tenant))), providers: [] };
}

function entriesOf(text: string, file: string): Record<string, Entry> {
  try {
    return parseTenantsFile(text, file);
  } catch (error) {
    throw error instanceof TenantsFileError ? badFile(`${error.message}. Nothing was changed.`) : error;
  }
}

function urnIn(path: string, type: TenantType, name: string): string {
  const [stack = "", project = ""] = path.split("/").reverse();
  return `urn:pulumi:${stack}::${project}::${type}::${name}`;
}
