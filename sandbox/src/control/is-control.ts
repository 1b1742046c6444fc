import type { FastifyRequest } from "fastify";

export const CONTROL_PREFIX = "/sandbox";

/** Whether a request is to the control API or the dashboard: no part of the Partner API, so not in its log. */
export function isControl({ routeOptions, url }: FastifyRequest): boolean {
  const path = routeOptions.url ?? url;
  return path === CONTROL_PREFIX || path.startsWith(`${CONTROL_PREFIX}/`) || path.startsWith(`${CONTROL_PREFIX}?`);
}
