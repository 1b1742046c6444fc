import type { BillingInfo } from "printix-partner-sdk";
import { isDeletionPolicy, type DeletionPolicy } from "../../tenant/deletion-policy";
import { dynamicTenantType, nativeTenantType } from "../../tenant/tenant-types";
import { guardFinalOptions } from "../final-options";
import { configuredPolicy, protection } from "../protection";
import * as pulumi from "../pulumi-sdk";
import { shortenStacks } from "../short-stack";
import type { TenantArgs as DynamicTenantArgs } from "../tenant";
import { warnOfClearSecret } from "../warn-of-clear-secret";
import { policyOfProvider } from "./provider";

guardFinalOptions(configuredPolicy);

/** What a program says of a tenant. */
export interface TenantArgs extends Omit<DynamicTenantArgs, "deletionPolicy"> {
  /** What may become of the tenant when its block goes. Default: that of its provider, else `prevent`. */
  deletionPolicy?: pulumi.Input<DeletionPolicy> | undefined;
}

/**
 * A customer's Printix tenant: a paid subscription. `up` creates it, `refresh` reads it, and nothing cancels it
 * unless its `deletionPolicy` is `cancel` (API page, "Tenants").
 */
export class Tenant extends pulumi.CustomResource {
  /** By which policy packs know the class: `validateResourceOfType(printix.Tenant, …)`. */
  static readonly __pulumiType = nativeTenantType;

  /** Whether something is a tenant, also one that another copy of this package has made. */
  static override isInstance(value: unknown): value is Tenant {
    return super.isInstance(value) && (value as { __pulumiType?: unknown }).__pulumiType === nativeTenantType;
  }

  /**
   * Reads a tenant that exists, without managing it: nothing that a program does with it changes anything.
   *
   * @param name the resource's name in the program, unique in it
   * @param id the tenant's id
   * @param opts such as `provider`, for a tenant of another partner
   */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Tenant {
    return new Tenant(name, undefined, { ...opts, id });
  }

  /** As Printix has it, composed (Unicode's NFC). */
  declare readonly tenantName: pulumi.Output<string>;
  /** The canonical domain: `acme.printix.net`. */
  declare readonly tenantDomain: pulumi.Output<string>;
  /** Printix Home of the customer: `https://acme.printix.net`. */
  declare readonly homeUrl: pulumi.Output<string>;
  /** The tenant's own link in the API. */
  declare readonly selfUrl: pulumi.Output<string>;
  /** Figures of the last refresh; absent where the API gave none. */
  declare readonly billingInfo: pulumi.Output<BillingInfo | undefined>;
  /** The policy in force. */
  declare readonly deletionPolicy: pulumi.Output<DeletionPolicy>;

  /**
   * @param name the tenant's name in the program, unique in it
   * @param args left out by `get` alone
   * @throws RunError for resource options that contradict the policy: own, inherited or by a transformation
   */
  constructor(name: string, args: TenantArgs | undefined, opts: pulumi.CustomResourceOptions = {}) {
    warnOfClearSecret();
    const { initialUser, ...rest } = args ?? ({} as Partial<TenantArgs>);
    const secret = initialUser === undefined ? {} : { initialUser: pulumi.secret(initialUser) };
    const outputs = { homeUrl: undefined, selfUrl: undefined, billingInfo: undefined };
    // One that is read has its properties from there.
    const names = { tenantName: undefined, tenantDomain: undefined, deletionPolicy: undefined };
    const restoreStacks = shortenStacks();
    try {
      super(nativeTenantType, name, { ...names, ...rest, ...secret, ...outputs }, finalOptions(rest, opts));
    } finally {
      restoreStacks();
    }
  }
}

/** A tenant of the dynamic provider is the same one: a program that changes its import goes on with it. */
function finalOptions(args: Partial<TenantArgs>, opts: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
  if (opts.id !== undefined) return opts;
  const aliased = pulumi.mergeOptions(opts, { aliases: [{ type: dynamicTenantType }] });
  return { ...aliased, ...protection(policyFor(args, opts), opts) };
}

/** One that is not known yet protects: nobody has agreed to a cancel. */
function policyFor({ deletionPolicy }: Partial<TenantArgs>, opts: pulumi.CustomResourceOptions): DeletionPolicy {
  if (deletionPolicy === undefined) return policyOfProvider(opts) ?? configuredPolicy();
  return isDeletionPolicy(deletionPolicy) ? deletionPolicy : "prevent";
}
