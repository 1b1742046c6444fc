import type * as pulumi from "../pulumi-sdk";

/** What each of these would do to a customer's subscription, whatever its `deletionPolicy`. */
const refused = {
  replaceWith: "whenever that other resource is replaced, the engine would cancel the tenant too, and ask nobody first",
  deletedWith: "when that other resource goes, the engine would forget the tenant, and its subscription would go on",
} satisfies Partial<Record<keyof pulumi.CustomResourceOptions, string>>;

/** Why a tenant must not have these resource options, or nothing where it may. */
export function optionFault(opts: pulumi.CustomResourceOptions): string | undefined {
  for (const [option, consequence] of Object.entries(refused)) {
    const value: unknown = opts[option as keyof typeof refused];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    return `a tenant takes no ${option}: ${consequence}. Take the option away; dependsOn orders the two.`;
  }
  return undefined;
}
