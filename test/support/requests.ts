import type { Sandbox } from "printix-partner-sandbox";

/** What reached the sandbox, in order, without ids: `POST tenants 200`, `GET tenant 404`, `POST token 200`. */
export function requestKinds(sandbox: Sandbox): string[] {
  return sandbox.requests().map(({ method, path, status }) => `${method} ${kindOf(path)} ${status}`);
}

function kindOf(path: string): string {
  if (path.startsWith("/oauth/token")) return "token";
  if (/\/tenants(\?.*)?$/.test(path)) return "tenants";
  return path.endsWith("/billing-info") ? "billing-info" : "tenant";
}

/** How many of a kind reached the sandbox. */
export function countOf(sandbox: Sandbox, kind: string): number {
  return requestKinds(sandbox).filter((seen) => seen.startsWith(kind)).length;
}
