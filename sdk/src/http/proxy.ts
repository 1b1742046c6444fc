import type { ClientRequest } from "node:http";
import type { Agent } from "node:https";
import { HttpsProxyAgent } from "https-proxy-agent";
import { getProxyForUrl } from "proxy-from-env";
import { OptionsError } from "../errors/options-error";

const agents = new Map<string, Agent>();

/**
 * The agent that HTTPS_PROXY and NO_PROXY ask for, or undefined for a direct connection. Plain http is used on this
 * machine alone, where a proxy has no part.
 *
 * @throws OptionsError for a proxy that is no URL; its message does not repeat it, since it may hold a password
 */
export function proxyAgent(url: URL): Agent | undefined {
  const proxy = url.protocol === "https:" ? withScheme(getProxyForUrl(url.href)) : "";
  if (proxy === "") return undefined;
  const known = agents.get(proxy);
  if (known) return known;
  if (!URL.canParse(proxy))
    throw new OptionsError("HTTPS_PROXY is no URL: write it whole, as http://proxy.example:3128");
  const agent = new HttpsProxyAgent(proxy, { keepAlive: true }) as unknown as Agent;
  agents.set(proxy, agent);
  return agent;
}

/**
 * Tells why a proxy lets a request through to nobody. The library hands on what it says as the server's own answer, but it
 * has come over no TLS, and knows neither credentials nor tenants: nothing of it may be believed.
 */
export function onProxyRefusal(request: ClientRequest, tell: (reason: string) => void): void {
  request.once("proxyConnect", ({ statusCode }: { statusCode: number }) => {
    if (statusCode !== 200) tell(`the proxy answers ${statusCode}`);
  });
}

/**
 * What is written without a scheme, as `proxy.example:3128`, is a proxy of plain http, as it is for curl. The library puts
 * the scheme of what is asked for before it.
 */
function withScheme(proxy: string): string {
  const isWritten = Object.values(process.env).includes(proxy);
  return isWritten ? proxy : proxy.replace(/^https:/, "http:");
}
