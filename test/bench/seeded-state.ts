/** What of a resource in `pulumi stack export` is read here. */
export interface ExportedResource {
  urn: string;
  type: string;
  id?: string;
}

/** What `pulumi stack export` prints. */
export interface StackExport {
  version: number;
  deployment: { resources?: ExportedResource[] };
}

/** A real state of one tenant, the first that the program declares, and what in it is that tenant's own. */
export interface Template {
  state: StackExport;
  id: string;
  /** The API's, which tenants' links begin with. */
  origin: string;
}

/** Of the dynamic provider, of the native one, and the plain provider's `pulumi-nodejs:dynamic:Resource`. */
export function isTenant({ type }: ExportedResource): boolean {
  return type.startsWith("pulumi-nodejs:dynamic") || type === "printix:index:Tenant";
}

/** The tenants in a state. */
export function tenantsIn({ deployment }: StackExport): ExportedResource[] {
  return (deployment.resources ?? []).filter(isTenant);
}

/**
 * The state that a stack would have after creating tenants with these ids, in the order of the program. The engine keeps
 * the provider's configuration in state, and refreshes and destroys with that one, so it names the API's origin too.
 */
export function seededState({ state, id, origin }: Template, ids: readonly string[], newOrigin: string): StackExport {
  const moved = JSON.parse(JSON.stringify(state).replaceAll(origin, newOrigin)) as StackExport;
  const text = JSON.stringify(tenantsIn(moved)[0]);
  const tenants = ids.map((newId, index) => {
    const own = text
      .replaceAll(id, newId)
      .replaceAll("customer-0", `customer-${index}`)
      .replaceAll("Customer 0", `Customer ${index}`);
    return JSON.parse(own) as ExportedResource;
  });
  const others = (moved.deployment.resources ?? []).filter((resource) => !isTenant(resource));
  return { ...moved, deployment: { ...moved.deployment, resources: [...others, ...tenants] } };
}
