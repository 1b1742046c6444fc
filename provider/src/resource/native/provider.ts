import { reservedProviderName } from "../../messages/program";
import { nativeTenantType } from "../../tenant/tenant-types";
import * as pulumi from "../pulumi-sdk";
import type { ProviderArgs } from "./provider-args";

const policies = new WeakMap<object, ProviderArgs["deletionPolicy"]>();

/** One partner, for a program that has several: `new printix.Tenant("acme", { … }, { provider: nordic })`. */
export class Provider extends pulumi.ProviderResource {
  /** By which policy packs know the class. */
  static readonly __pulumiType = "printix";

  /**
   * @param name the provider's name in the program, unique in it
   * @throws RunError for `default`, and a name that begins with `default_`: the engine gives its own such names
   */
  constructor(name: string, args: ProviderArgs = {}, opts?: pulumi.ResourceOptions) {
    if (/^default(_|$)/.test(name)) throw new pulumi.RunError(reservedProviderName(name).message);
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

/** What the provider of a tenant says of tenants that name no policy; undefined where it says nothing. */
export function policyOfProvider(opts: pulumi.CustomResourceOptions): ProviderArgs["deletionPolicy"] {
  const inherited = opts.parent as { getProvider?: (type: string) => object | undefined } | undefined;
  const provider = opts.provider ?? inherited?.getProvider?.(nativeTenantType);
  return provider && policies.get(provider);
}

/** The engine takes no other than text in a provider's arguments. */
function textOf(value: unknown): string | undefined {
  return value === undefined || typeof value === "string" ? value : JSON.stringify(value);
}
