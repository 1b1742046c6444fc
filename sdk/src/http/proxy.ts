import type { Agent } from "node:https";
import { HttpsProxyAgent } from "https-proxy-agent";
import { getProxyForUrl } from "proxy-from-env";

const agents = new Map<string, Agent>();

/**
 * The agent that HTTPS_PROXY and NO_PROXY ask for, or undefined for a direct connection. Plain http is used on this
 * machine alone, where a proxy has no part.
 */
export function proxyAgent(url: URL): Agent | undefined {
  const proxy = url.protocol === "https:" ? getProxyForUrl(url.href) : "";
  if (proxy === "") return undefined;
  const known = agents.get(proxy);
  if (known) return known;
  const agent = new HttpsProxyAgent(proxy, { keepAlive: true }) as unknown as Agent;
  agents.set(proxy, agent);
  return agent;
}
