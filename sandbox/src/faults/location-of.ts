import { randomUUID } from "node:crypto";
import { isObject } from "../common/is-object";
import type { AnswerSource } from "./fault-target";

/**
 * Where a redirect leads to: the same place under another path; or, after a 303 for a change, what there is to see of
 * it: the tenant that was made, or the list that a cancelled one is no longer in.
 */
export function locationOf(status: number, { request, links, usual }: AnswerSource): string {
  const { apiCall: { route } = {}, partnerId = "" } = request;
  if (status !== 303 || (route !== "create" && route !== "cancel")) return links.moved(request.url).href;
  if (route === "cancel") return links.tenants(partnerId).href;
  return selfOf(usual.body) ?? links.tenant(partnerId, randomUUID()).href;
}

function selfOf(body: Buffer | undefined): string | undefined {
  const tenant: unknown = body === undefined ? undefined : JSON.parse(body.toString());
  const links = isObject(tenant) ? tenant["_links"] : undefined;
  const self = isObject(links) ? links["self"] : undefined;
  return isObject(self) && typeof self["href"] === "string" ? self["href"] : undefined;
}
