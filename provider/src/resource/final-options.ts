import { urnProperty } from "../tenant/provider-reference";
import { byId, nameOfBothClasses } from "../messages/program";
import { isDeletionPolicy } from "../tenant/deletion-policy";
import { dynamicTenantType, isTenantType, nativeTenantType } from "../tenant/tenant-types";
import * as pulumi from "./pulumi-sdk";
import { optionFault, type FateOptions } from "./refused-options";

interface Declared {
  name: string;
  parent: object | undefined;
  opts: FateOptions;
}

const declared = new WeakMap<object, Declared>();
let isGuarded = false;

/**
 * From here on, no tenant of this process is declared with resource options that contradict its policy, wherever they
 * come from. A resource object keeps none of them, so they are looked at where they pass:
 *
 * - at the SDK's registration, which comes after all transformations, for the tenant and for each of its parents;
 * - at each transform, which the engine calls at the very end, with what the tenant has inherited.
 *
 * At the first of these a tenant's parent is final, so it is where the tenant gets its hidden input: its URN.
 *
 * @param defaultPolicy the policy of a tenant that names none
 */
export function guardFinalOptions(defaultPolicy: () => unknown): void {
  if (isGuarded) return;
  isGuarded = true;
  const assertAllowed = (type: string, name: string, props: pulumi.Inputs, opts: FateOptions, origin: Origin): void => {
    const policy = policyIn(type, props, defaultPolicy);
    const isUnreadable = type === dynamicTenantType && Boolean(opts.import);
    const fault = isUnreadable ? byId("the option import") : optionFault(opts, policy, origin);
    if (fault !== undefined) throw new pulumi.RunError(`printix.Tenant "${name}": ${fault.message}`);
  };

  const sdk: { registerResource: typeof pulumi.registration.registerResource } = pulumi.registration;
  const register = sdk.registerResource;
  sdk.registerResource = (...request) => {
    const [resource, parent, type, name, custom, remote, newDependency, props, opts, ...position] = request;
    declared.set(resource, { name, parent, opts });
    // In a program's own tests, which have no engine, not even the stack is a parent.
    if (isTenantType(type) && parent) assertOneClass(type, name, parent);
    if (isTenantType(type)) assertAllowed(type, name, props, withInherited(resource, opts), originFor(resource));
    const final = type === dynamicTenantType ? withUrn(name, parent, props) : props;
    register(resource, parent, type, name, custom, remote, newDependency, final, opts, ...position);
  };

  const callbacks: { registerTransform: (transform: pulumi.ResourceTransform) => Promise<unknown> } =
    pulumi.CallbackServer.prototype;
  const registerTransform = callbacks.registerTransform;
  callbacks.registerTransform = function (transform) {
    return registerTransform.call(this, async (args) => {
      const result = await transform(args);
      const { props, opts } = result ?? args;
      if (isTenantType(args.type))
        assertAllowed(args.type, args.name, props, opts, () => ", which comes from a parent or a transform");
      return result;
    });
  };
}

/** A native tenant says its policy always, but for one that only `up` will know: it may be the one that allows the least. */
function policyIn(type: string, { deletionPolicy }: pulumi.Inputs, defaultPolicy: () => unknown): unknown {
  if (type === nativeTenantType) return isDeletionPolicy(deletionPolicy) ? deletionPolicy : "cancel";
  return (deletionPolicy as unknown) ?? defaultPolicy();
}

/** Tells check which block it is of. A program's own tests, which have no engine, see their tenants as they declare them. */
function withUrn(name: string, parent: pulumi.Resource | undefined, props: pulumi.Inputs): pulumi.Inputs {
  if (pulumi.getEngine() === undefined) return props;
  return { ...props, [urnProperty]: pulumi.urnOf(name, dynamicTenantType, parent) };
}

const typesByName = new WeakMap<object, Map<string, string>>();

/** Either class takes over what the other one left under its name, so a name is of one of them. */
function assertOneClass(type: string, name: string, parent: object): void {
  const types = typesByName.get(parent) ?? new Map<string, string>();
  typesByName.set(parent, types);
  const other = types.get(name);
  types.set(name, type);
  if (other !== undefined && other !== type) throw new pulumi.RunError(nameOfBothClasses(name).message);
}

type Origin = (option: keyof FateOptions) => string;

/** With what the engine hands down from parents: these two (`inheritFromParent` in its source_eval.go). */
function withInherited(resource: object, opts: FateOptions): FateOptions {
  return {
    ...opts,
    deletedWith: holderOf(resource, "deletedWith")?.opts.deletedWith,
    retainOnDelete: holderOf(resource, "retainOnDelete")?.opts.retainOnDelete,
  };
}

/** The resource itself, or the nearest of its parents that says something of the option. */
function holderOf(resource: object, option: keyof FateOptions): Declared | undefined {
  const here = declared.get(resource);
  if (here === undefined || here.opts[option] !== undefined) return here;
  return here.parent && holderOf(here.parent, option);
}

function originFor(resource: object): Origin {
  return (option) => {
    const holder = holderOf(resource, option);
    return holder === declared.get(resource) ? "" : `, which comes from its parent "${holder?.name ?? ""}"`;
  };
}
