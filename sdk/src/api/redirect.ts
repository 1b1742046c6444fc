import type { HttpResponse } from "../http/http-exchange";
import { payloadFault } from "../http/parse-body";
import { isSameId } from "../model/canonical-id";
import { isMasterDataPath, whyNoMasterData } from "./master-data-path";

/** Redirects that the conventions name (301, 303), and the others of HTTP (RFC 9110, 15.4). */
const redirects = new Set([301, 302, 303, 307, 308]);

export function isRedirect(status: number): boolean {
  return redirects.has(status);
}

/**
 * Where an answer redirects to.
 *
 * @throws PayloadError for a target outside the API, since the token must not go there; for a target of another tenant
 * than the request's; and for a change that is answered with 302: it may have been made (RFC 9110, 15.4.3)
 */
export function redirectOf(
  response: HttpResponse,
  hop: { method: string; url: URL; path: string },
  { requiredId }: { requiredId?: string },
  apiUrl: URL,
  clean: (text: string) => string,
): URL {
  const location = response.header("location") ?? "";
  const target = URL.canParse(location, hop.url.href) ? new URL(location, hop.url) : undefined;
  const fail = payloadFault(response, hop);
  if (location === "" || target === undefined) throw fail("it redirects, and does not say where to");
  const root = apiUrl.pathname.replace(/\/*$/, "/");
  if (target.origin !== apiUrl.origin || !target.pathname.startsWith(root)) {
    throw fail(
      `it redirects to ${clean(target.origin + target.pathname)}, and neither the request nor its token is sent there`,
    );
  }
  if (isMasterDataPath(target.pathname)) throw fail(`it redirects to ${clean(target.pathname)}: ${whyNoMasterData}`);
  if (response.status === 302 && hop.method !== "GET") {
    throw fail("it redirects with 302, which does not say whether the change was made");
  }
  // After a change, the target of a 303 is only read.
  const isSameRequest = response.status !== 303 || hop.method === "GET";
  if (isSameRequest && requiredId !== undefined && !isPlaceOf(target, requiredId, hop.url)) {
    throw fail(`it redirects to ${clean(target.pathname)}, which is not an address of ${requiredId}`);
  }
  return target;
}

/** Whether a URL is of this tenant: its id is in the path; or in the query, if our own request had it there. */
function isPlaceOf(target: URL, id: string, from: URL): boolean {
  const isIn = (parts: readonly string[]): boolean => parts.some((part) => isSameId(part, id));
  const isInPath = ({ pathname }: URL): boolean => isIn(pathname.split("/"));
  return isInPath(target) || (!isInPath(from) && isIn([...target.searchParams.values()]));
}
