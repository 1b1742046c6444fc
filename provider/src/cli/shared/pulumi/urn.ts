import { dynamicTenantType, nativeTenantType } from "../../../tenant/tenant-types";

/** Parts of a URN: `urn:pulumi:STACK::PROJECT::TYPES::NAME`. A name may hold `::` itself. */
interface UrnParts {
  stack: string;
  project: string;
  /** The types of its parents, and its own, with `$` between them. */
  types: string;
  name: string;
}

function partsOf(urn: string): UrnParts {
  const [head = "", project = "", types = "", ...name] = urn.split("::");
  return { stack: head.slice("urn:pulumi:".length), project, types, name: name.join("::") };
}

/** Whether a resource has a parent other than the stack. */
export function isInComponent(urn: string): boolean {
  return partsOf(urn).types.includes("$");
}

/** The name that the program gives a resource. */
export function nameOf(urn: string): string {
  return partsOf(urn).name;
}

/** The name of the stack that a resource belongs to. */
export function stackNameOf(urn: string): string {
  return partsOf(urn).stack;
}

/**
 * Where a tenant's block stands in the program, whichever of the two providers it is of: a block that goes over from one
 * to the other gets another URN, and keeps its tenant by an alias.
 */
export function placeOf(urn: string): string {
  return urn.replace(`${nativeTenantType}::`, `${dynamicTenantType}::`);
}

/** The URN of a provider, out of the reference that a resource has to it: the provider's id stands behind it there. */
export function providerUrnOf(reference: string): string {
  return reference.slice(0, reference.lastIndexOf("::"));
}

/** Whether the engine made a provider by itself, by the stack's configuration. It has a version behind its name, or none. */
export function isDefaultProvider(urn: string): boolean {
  return /^default(_|$)/.test(nameOf(urn));
}

/** The stack as messages name it, whatever organization it is in: `PROJECT/STACK`. */
export function stackPathOf(urn: string): string {
  const { stack, project } = partsOf(urn);
  return `${project}/${stack}`;
}

/** The URN of the stack's own resource, the parent of all that name none. */
export function stackUrnOf(urn: string): string {
  const { stack, project } = partsOf(urn);
  return `urn:pulumi:${stack}::${project}::pulumi:pulumi:Stack::${project}-${stack}`;
}
