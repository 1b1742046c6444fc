import { isDeletionPolicy, type DeletionPolicy } from "../../tenant/deletion-policy";
import { dynamicTenantType, nativeTenantType } from "../../tenant/tenant-types";
import { guardFinalOptions } from "../final-options";
import { configuredPolicy, protection } from "../protection";
import * as pulumi from "../pulumi-sdk";
import { shortenStacks } from "../short-stack";
import type { TenantArgs as DynamicTenantArgs } from "../tenant";
import { TenantResource } from "../tenant-resource";
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
export class Tenant extends TenantResource {
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

  /**
   * @param name the tenant's name in the program, unique in it
   * @param args left out by `get` alone
   * @throws RunError for resource options that contradict the policy: own, inherited or by a transformation
   */
  constructor(name: string, args: TenantArgs | undefined, opts: pulumi.CustomResourceOptions = {}) {
    warnOfClearSecret();
    const outputs = { homeUrl: undefined, selfUrl: undefined, billingInfo: undefined };
    const restoreStacks = shortenStacks();
    try {
      // What it has is read.
      if (args === undefined) super(nativeTenantType, name, { ...names, ...outputs }, opts);
      else super(nativeTenantType, name, { ...inputsOf(args, opts), ...outputs }, finalOptions(args, opts));
    } finally {
      restoreStacks();
    }
  }
}

const names = { tenantName: undefined, tenantDomain: undefined, deletionPolicy: undefined };

function inputsOf({ initialUser, ...rest }: TenantArgs, opts: pulumi.CustomResourceOptions): pulumi.Inputs {
  const secret = initialUser === undefined ? {} : { initialUser: pulumi.secret(initialUser) };
  return { ...rest, ...secret, deletionPolicy: policyFor(rest, opts) };
}

/** A tenant of the dynamic provider is the same one: a program that changes its import goes on with it. */
function finalOptions(args: TenantArgs, opts: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
  const aliased = pulumi.mergeOptions(opts, { aliases: [{ type: dynamicTenantType }] });
  // One that is not known yet protects: nobody has agreed to a cancel.
  const policy = policyFor(args, opts);
  return { ...aliased, ...protection(isDeletionPolicy(policy) ? policy : "prevent", opts) };
}

/** The tenant's own word, else its provider's, else the stack's. */
function policyFor(
  { deletionPolicy }: Pick<TenantArgs, "deletionPolicy">,
  opts: pulumi.CustomResourceOptions,
): pulumi.Input<DeletionPolicy> {
  return deletionPolicy ?? policyOfProvider(opts) ?? configuredPolicy();
}
