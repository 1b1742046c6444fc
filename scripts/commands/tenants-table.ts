import Table from "cli-table3";
import { isTenant, type StateResource } from "../stack/resources.ts";

/** The tenants in state, one line each, by domain. */
export function tenantsTable(resources: readonly StateResource[]): string {
  const table = new Table({ head: ["id", "domain", "home URL"], style: { head: [], border: [] } });
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const rows = resources
    .filter((resource) => isTenant(resource) && resource.delete !== true)
    .map(({ id, outputs }) => [text(id), text(outputs?.["tenantDomain"]), text(outputs?.["homeUrl"])])
    .sort(([, one = ""], [, other = ""]) => one.localeCompare(other));
  table.push(...rows);
  return table.toString();
}
