import { reservedProviderName } from "../../messages/program";
import type { DeletionPolicy } from "../../tenant/deletion-policy";
import { isDeletionPolicy } from "../../tenant/deletion-policy";
import { nativeTenantType } from "../../tenant/tenant-types";
import * as pulumi from "../pulumi-sdk";
import type { ProviderArgs } from "./provider-args";

const policies = new WeakMap<object, unknown>();

/** One partner, for a program that has several: `new printix.Tenant("acme", { … }, { provider: nordic })`. */
export class Provider extends pulumi.ProviderResource {
  /** By which policy packs know the class. */
  static readonly __pulumiType = "printix";

  /**
   * @param name the provider's name in the program, unique in it
   * @throws RunError for a name that begins with `default`: the engine takes such a one for its own
   */
  constructor(name: string, args: ProviderArgs = {}, opts?: pulumi.ResourceOptions) {
    if (name.startsWith("default")) throw new pulumi.RunError(reservedProviderName(name).message);
    const { clientSecret, ...rest } = args;
    const texts = Object.entries(rest).map(([key, value]) => [key, pulumi.output(value).apply(textOf)]);
    super(
      "printix",
      name,
      {
        ...(Object.fromEntries(texts) as pulumi.Inputs),
        ...(clientSecret !== undefined && { clientSecret: pulumi.secret(clientSecret) }),
      },
      opts,
    );
    policies.set(this, args.deletionPolicy);
  }
}

/** What the provider of a tenant says of tenants that name no policy, as far as it is known. */
export function policyOfProvider({ provider, parent }: pulumi.CustomResourceOptions): DeletionPolicy | undefined {
  const inherited = parent as { getProvider?: (type: string) => object | undefined } | undefined;
  const found = provider ?? inherited?.getProvider?.(nativeTenantType);
  const policy = found && policies.get(found);
  return isDeletionPolicy(policy) ? policy : undefined;
}

/** The engine takes no other than text in a provider's arguments. */
function textOf(value: unknown): string | undefined {
  return value === undefined || typeof value === "string" ? value : JSON.stringify(value);
}
