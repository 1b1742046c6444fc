import { BlockList, isIP, isIPv6 } from "node:net";

/**
 * Whether NO_PROXY names the host of a URL: as `printix.net`, which is that host and all below it, as is `.printix.net`
 * and `*.printix.net`; with a port; as an address, IPv6 in brackets if a port follows; as a network such as
 * `10.0.0.0/8`; or as `*`, which is every host. Entries are separated by spaces or commas. One that makes no sense is
 * ignored.
 */
export function isWithoutProxy({ hostname, port, protocol }: URL, noProxy: string): boolean {
  const host = hostname.toLowerCase().replace(/^\[|\]$|\.$/g, "");
  const ownPort = port === "" ? (protocol === "https:" ? "443" : "80") : port;
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .some((entry) => {
      const [name, onlyPort] = nameAndPort(entry);
      return (onlyPort === undefined || onlyPort === ownPort) && names(name, host);
    });
}

/** `[::1]:8443` and `host:8443`; a bare IPv6 address has no port. */
function nameAndPort(entry: string): [name: string, port: string | undefined] {
  const [, bracketed, suffix = "", bracketedPort] = /^\[([^\]]*)\](\/\d+)?(?::(\d+))?$/.exec(entry) ?? [];
  if (bracketed !== undefined) return [bracketed + suffix, bracketedPort];
  const [, name = entry, port] = /^([^:]+):(\d+)$/.exec(entry) ?? [];
  return [name, port];
}

function names(name: string, host: string): boolean {
  if (name === "*") return true;
  if (isIP(host) !== 0) return isInNetwork(name, host);
  const domain = name.replace(/^\*?\./, "").replace(/\.$/, "");
  if (domain.startsWith("*")) return host.endsWith(domain.slice(1));
  return domain !== "" && (host === domain || host.endsWith(`.${domain}`));
}

/** An address without a prefix is a network of one address. */
function isInNetwork(network: string, host: string): boolean {
  const [address = "", prefix] = network.split("/");
  if (isIP(address) === 0 || isIP(address) !== isIP(host)) return false;
  const type = isIPv6(address) ? "ipv6" : "ipv4";
  const longest = type === "ipv6" ? 128 : 32;
  const bits = prefix === undefined ? longest : Number(prefix || NaN);
  if (!Number.isInteger(bits) || bits < 0 || bits > longest) return false;
  const list = new BlockList();
  list.addSubnet(address, bits, type);
  return list.check(host, type);
}
