import { byId } from "../messages/program";
import type { Refusal } from "../messages/refusal";
import type { DeletionPolicy } from "../tenant/deletion-policy";
import { providerReference } from "../tenant/provider-reference";
import { dynamicTenantType, nativeTenantType } from "../tenant/tenant-types";
import { guardFinalOptions } from "./final-options";
import { configuredPolicy, protection } from "./protection";
import * as pulumi from "./pulumi-sdk";
import { referenceFault } from "./reference-fault";
import { shortenStacks } from "./short-stack";
import { TenantResource } from "./tenant-resource";
import { warnOfClearSecret } from "./warn-of-clear-secret";

guardFinalOptions(configuredPolicy);

/** A program may go elsewhere later; its tests, which have no engine, may run anywhere. */
const startedIn = process.cwd();

/** The user that is made together with a tenant (API page, "Create new tenant": initial_user). */
export interface InitialUserArgs {
  /** The e-mail address, which is also the login name. */
  email: pulumi.Input<string>;
  /** The person's name. */
  name: pulumi.Input<string>;
  /** Whether to make the user a Printix administrator. Default: false. */
  createAsAdmin?: pulumi.Input<boolean> | undefined;
}

/** What a program says of a tenant. */
export interface TenantArgs {
  /** 1 to 100 characters. A change replaces the tenant, which its `deletionPolicy` must allow. */
  tenantName: pulumi.Input<string>;
  /** `acme` or `acme.printix.net`: lowercase letters, digits and dashes. A change replaces the tenant. */
  tenantDomain: pulumi.Input<string>;
  /** Used at creation alone: a later change is no change, and it leaves state after the creation. Always secret. */
  initialUser?: pulumi.Input<InitialUserArgs> | undefined;
  /** What may become of the tenant when its block goes. Default: `printix:deletionPolicy`, else `prevent`. */
  deletionPolicy?: DeletionPolicy | undefined;
  /** Takes a tenant of our own list with this very name and domain over, instead of failing with 409. Default: false. */
  adoptExisting?: pulumi.Input<boolean> | undefined;
}

/**
 * A customer's Printix tenant: a paid subscription. `up` creates it, `refresh` reads it, and nothing cancels it
 * unless its `deletionPolicy` is `cancel` (API page, "Tenants").
 */
export class Tenant extends TenantResource {
  /** By which policy packs know the class: `validateResourceOfType(printix.Tenant, …)`. */
  static readonly __pulumiType = dynamicTenantType;

  /** Whether something is a tenant, also one that another copy of this package has made. */
  static override isInstance(value: unknown): value is Tenant {
    return super.isInstance(value) && (value as { __pulumiType?: unknown }).__pulumiType === dynamicTenantType;
  }

  /**
   * Reads no tenant: a dynamic resource cannot be read by its id. `getTenant` can, and `npx pulumi-printix import`
   * brings tenants that exist under Pulumi (docs/import.md).
   *
   * @throws RunError always
   */
  static readonly get: (name: string, id: pulumi.Input<string>, ...rest: unknown[]) => never = (name) => {
    throw new pulumi.RunError(`printix.Tenant "${name}": ${byId("Tenant.get").message}`);
  };

  /**
   * @param name the tenant's name in the program, unique in it
   * @throws RunError for resource options that contradict the policy: own, inherited or by a transformation;
   * for `import` and `id`, by which a dynamic resource cannot be read
   */
  constructor(name: string, args: TenantArgs, opts: pulumi.CustomResourceOptions = {}) {
    const fault = opts.id === undefined ? unreachable() : byId("the option id");
    if (fault !== undefined) throw new pulumi.RunError(`printix.Tenant "${name}": ${fault.message}`);
    warnOfClearSecret();
    const deletionPolicy = args.deletionPolicy ?? configuredPolicy();
    const { initialUser, ...rest } = args;
    const restoreStacks = shortenStacks();
    try {
      super(
        dynamicTenantType,
        name,
        {
          ...rest,
          ...(initialUser !== undefined && { initialUser: pulumi.secret(initialUser) }),
          deletionPolicy,
          homeUrl: undefined,
          selfUrl: undefined,
          billingInfo: undefined,
          __provider: providerReference,
        },
        // A tenant of the native provider is the same one: a program that changes its import goes on with it.
        {
          ...pulumi.mergeOptions(opts, { aliases: [{ type: nativeTenantType }] }),
          ...protection(deletionPolicy, opts),
        },
      );
    } finally {
      restoreStacks();
    }
  }
}

function unreachable(): Refusal | undefined {
  return pulumi.getEngine() === undefined ? undefined : referenceFault(startedIn);
}
