import type { ApiTransport } from "../api/api-transport";
import type { PayloadError } from "../errors/payload-error";
import type { HttpResponse } from "../http/http-exchange";
import { parseBody, payloadFault } from "../http/parse-body";
import type { PartnerTenant } from "../model/partner-tenant";
import type { TenantListing, UnreadableTenant } from "../model/tenant-listing";
import type { OperationScope } from "../operation/operation-scope";
import { tenantPageSchema, type IsOwnList } from "../wire/tenant-list";
import { tenantsPath } from "./tenant-path";
import type { ListOptions } from "./tenants-api";

/** If a tenant disappears while the pages are read, the others move up: one may move out of the pages still to come. */
const maxReads = 3;

/**
 * Every tenant of the partner, from every page. A page that is empty before the total is reached, or begins too late, is
 * an error: an incomplete list must never look like a complete one. An item that cannot be read is set aside, and
 * counts.
 */
export async function listTenants(
  transport: ApiTransport,
  partnerId: string,
  scope: OperationScope,
  options: ListOptions = {},
): Promise<TenantListing> {
  for (let reads = 1; ; reads += 1) {
    const { tenants, unreadable, total, fail } = await readPages(transport, partnerId, scope, options);
    const count = tenants.length + unreadable.length;
    if (total === undefined || count >= total) return { tenants, unreadable };
    if (reads === maxReads) throw fail(`its pages held ${count} different tenants of ${total}`);
  }
}

interface WholeList extends TenantListing {
  /** The largest total of all pages. If a later page has less, one tenant has gone, and another may be missing here. */
  total: number | undefined;
  /** An error about the last page. */
  fail: (reason: string) => PayloadError;
}

async function readPages(
  transport: ApiTransport,
  partnerId: string,
  scope: OperationScope,
  { onPage }: ListOptions,
): Promise<WholeList> {
  const root = tenantsPath(partnerId);
  const found = new Map<string, PartnerTenant>();
  const unreadable = new Map<string | number, UnreadableTenant>();
  const seen = new Set<string>();
  let path = root;
  let displayPath = root;
  let total: number | undefined;
  for (let offset = 0; ;) {
    const request = { method: "GET", path, displayPath };
    const response = await transport(request, scope);
    const from = path;
    const isOwn: IsOwnList = (self) =>
      isHal(response) || (self !== undefined && nextPath(self, from, root) !== undefined);
    const page = parseBody(response, tenantPageSchema(isOwn), { method: "GET", path: displayPath });
    const fail = payloadFault(response, { method: "GET", path: displayPath });
    seen.add(path);
    const start = page.offset ?? offset;
    for (const [index, item] of page.items.entries()) {
      if ("tenant" in item) found.set(item.tenant.id, item.tenant);
      else unreadable.set(item.unreadable.id ?? start + index, withPlace(item.unreadable, start + index));
    }
    if (page.total !== undefined) total = Math.max(total ?? 0, page.total);
    onPage?.({ tenants: found.size + unreadable.size, ...(total !== undefined && { total }) });
    if (start > offset) throw fail(`the page begins at ${start}, not at ${offset}`);
    const end = start + page.items.length;

    if (page.next !== undefined) {
      path = nextPath(page.next, path, root) ?? path;
      // The query of a link is text from the server.
      displayPath = root;
      if (seen.has(path)) throw fail("its link to the next page leads to no new page of this list");
    } else if (page.total === undefined || end >= page.total) {
      return { tenants: [...found.values()], unreadable: [...unreadable.values()], total, fail };
    } else {
      if (end <= offset) throw fail(`the list stops at ${end} of ${page.total} tenants`);
      path = displayPath = `${root}?offset=${end}`;
    }
    offset = end;
  }
}

/** An item without a name is described by its place in the list. */
function withPlace(unreadable: UnreadableTenant, index: number): UnreadableTenant {
  const isNamed = unreadable.id !== undefined || unreadable.tenantName !== undefined;
  return isNamed ? unreadable : { ...unreadable, reason: `index ${index}: ${unreadable.reason}` };
}

/** Whether a body that has links and nothing else is the list itself, and not something about it. */
function isHal(response: HttpResponse): boolean {
  return /^application\/hal\+json\s*(;|$)/i.test(response.header("content-type") ?? "");
}

/**
 * The path and query of a link on a page. They are used at the configured origin, whatever host the link names. Undefined
 * if the link leaves the list.
 */
function nextPath(href: string, from: string, root: string): string | undefined {
  const base = `https://api.invalid${from}`;
  if (!URL.canParse(href, base)) return undefined;
  const { pathname, search } = new URL(href, base);
  // Some write the partner's id in capitals; the API writes it in small letters.
  return pathname.replace(/\/+$/, "").toLowerCase().endsWith(root.toLowerCase()) ? root + search : undefined;
}
