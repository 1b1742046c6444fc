import { PayloadError } from "../errors/payload-error";
import type { HttpResponse } from "../http/http-exchange";
import { requestIdOf } from "../http/parse-body";

/** Redirects that the conventions name (301, 303), and their kin of HTTP (RFC 9110, 15.4). */
const redirects = new Set([301, 302, 303, 307, 308]);

export function isRedirect(status: number): boolean {
  return redirects.has(status);
}

/** Where an answer redirects to. @throws PayloadError for a target outside of the API, which is where the token belongs */
export function redirectOf(
  response: HttpResponse,
  request: { method: string; url: URL },
  apiUrl: URL,
  clean: (text: string) => string,
): URL {
  const location = response.header("location") ?? "";
  const target = URL.canParse(location, request.url.href) ? new URL(location, request.url) : undefined;
  const fail = (reason: string): PayloadError =>
    new PayloadError({
      method: request.method,
      path: request.url.pathname,
      status: response.status,
      requestId: requestIdOf(response),
      reason,
    });
  if (location === "" || target === undefined) throw fail("it redirects, and does not say where to");
  const root = apiUrl.pathname.replace(/\/*$/, "/");
  if (target.origin !== apiUrl.origin || !target.pathname.startsWith(root)) {
    throw fail(
      `it redirects to ${clean(target.origin + target.pathname)}, where neither the request nor its token goes`,
    );
  }
  return target;
}
