import { contradictingOptions } from "../messages/program";
import type { Refusal } from "../messages/refusal";

/** The resource options that decide what becomes of a tenant. */
export interface FateOptions {
  deletedWith?: object | undefined;
  replaceWith?: readonly object[] | undefined;
  ignoreChanges?: readonly string[] | undefined;
  retainOnDelete?: boolean | undefined;
  deleteBeforeReplace?: boolean | undefined;
  replaceOnChanges?: readonly string[] | undefined;
  replacementTrigger?: unknown;
  import?: unknown;
}

/** What each of these would do to a customer's subscription, whatever its `deletionPolicy`. */
const refused = {
  replaceWith: "whenever that other resource is replaced, the engine would cancel the tenant too, without asking",
  deletedWith:
    "when that other resource is deleted, the engine would forget the tenant, and its subscription would continue",
} satisfies Partial<Record<keyof FateOptions, string>>;

/**
 * Why a tenant must not have these resource options under this policy, or nothing where it may.
 *
 * @param origin where an option comes from, for the message: nothing, or a clause after its name
 */
export function optionFault(
  opts: FateOptions,
  policy: unknown,
  origin: (option: keyof FateOptions) => string,
): Refusal | undefined {
  for (const [option, consequence] of Object.entries(refused) as [keyof typeof refused, string][]) {
    const value = opts[option];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    return contradictingOptions(`a tenant cannot have the option ${option}${origin(option)}: ${consequence}.`, [
      "Take the option away, and use dependsOn to order the two.",
    ]);
  }
  // A path may stand in brackets: `["deletionPolicy"]`.
  const ignored = opts.ignoreChanges?.map((path) => /[\w*]+/.exec(path)?.[0]) ?? [];
  if (ignored.includes("deletionPolicy")) {
    return contradictingOptions(
      `a tenant cannot have ignoreChanges for deletionPolicy${origin("ignoreChanges")}: the policy in state would decide, and the ` +
        "program would show another one.",
      ["Take it out of ignoreChanges."],
    );
  }
  if (policy !== "cancel") return undefined;
  const isReplacedAnyway = opts.replacementTrigger !== undefined || (opts.replaceOnChanges?.length ?? 0) > 0;
  const hidden = ["*", "tenantName", "tenantDomain"].find((property) => ignored.includes(property));
  if (hidden !== undefined && isReplacedAnyway) {
    return contradictingOptions(
      `deletionPolicy "cancel" does not allow ignoreChanges for ${hidden}${origin("ignoreChanges")} together with replacementTrigger or ` +
        "replaceOnChanges: the engine would cancel the tenant, and create one whose name and domain it has not compared.",
      ["Take one of the two options away."],
    );
  }
  if (opts.retainOnDelete === true) {
    return contradictingOptions(
      `deletionPolicy "cancel" contradicts retainOnDelete${origin("retainOnDelete")}: the engine would forget the tenant ` +
        "without a cancel, its subscription would go on, and a new tenant could not have its domain.",
      [
        'Set deletionPolicy to "abandon" if the subscription must continue.',
        "Set retainOnDelete to false on the tenant if it is to be cancelled.",
      ],
    );
  }
  if (opts.deleteBeforeReplace === true) {
    return contradictingOptions(
      `deletionPolicy "cancel" does not allow deleteBeforeReplace${origin("deleteBeforeReplace")}: a creation that fails would ` +
        "leave the customer without a tenant.",
      ["Take the option away: the provider itself cancels first if the domain stays the same."],
    );
  }
  return undefined;
}
