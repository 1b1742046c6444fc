import type { ClientRequest } from "node:http";
import type { Agent } from "node:https";
import { HttpsProxyAgent } from "https-proxy-agent";
import { proxyFor } from "./proxy-url";

/** How to connect through a proxy. */
export interface Proxy {
  agent: Agent;
  /** Host and port, for messages. */
  name: string;
}

const proxies = new Map<string, Proxy>();

/** The proxy for a URL, or undefined for a direct connection. @throws OptionsError for one that cannot work */
export function proxyOf(url: URL): Proxy | undefined {
  const proxy = proxyFor(url, process.env);
  if (proxy === undefined) return undefined;
  const known = proxies.get(proxy.href);
  if (known) return known;
  const agent = new HttpsProxyAgent(proxy, { keepAlive: true }) as unknown as Agent;
  const made = { agent, name: proxy.host };
  proxies.set(proxy.href, made);
  return made;
}

/**
 * Tells why a proxy refuses to connect. The library passes on the proxy's answer as if it were the server's, but it did not
 * come over TLS, and the proxy knows neither credentials nor tenants: nothing of it may be believed.
 */
export function onProxyRefusal(request: ClientRequest, report: (reason: string) => void): void {
  request.once("proxyConnect", ({ statusCode }: { statusCode: number }) => {
    if (statusCode !== 200) report(`the proxy answers ${statusCode}`);
  });
}
