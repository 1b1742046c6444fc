/**
 * Why a program cannot take a tenant in by its id, and what can. The engine reads an imported resource without the
 * `__provider` that a dynamic one is found by (pulumi#16175).
 *
 * @param way what the program says: an option or a function
 */
export function byIdFault(way: string): string {
  return [
    `${way} takes no tenant in: Pulumi does not tell a dynamic resource's id to its provider (pulumi#16175).`,
    "  - To manage the tenant, run `npx pulumi-printix import DOMAIN` in the program's folder, and then what it prints.",
    "  - To read it without managing it, call printix.getTenant({ tenantDomain }) or printix.getTenant({ id }).",
  ].join("\n");
}
