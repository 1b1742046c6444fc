import { isIP, isIPv4 } from "node:net";

/** What names this machine to itself, as it stands in a URL. */
const NAME = String.raw`(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])`;
const NAME_ALONE = new RegExp(`^${NAME}$`);
const ORIGIN = new RegExp(String.raw`^https?://${NAME}(?::\d+)?$`);

/** The host of a URL. */
export function isLoopbackName(name: string): boolean {
  return NAME_ALONE.test(name);
}

/** The origin of a page. */
export function isLoopbackOrigin(origin: string): boolean {
  return ORIGIN.test(origin);
}

/** An address to listen on. */
export function isLoopbackAddress(address: string): boolean {
  return address === "::1" || (isIPv4(address) && address.startsWith("127."));
}

/** The host of a URL, where it is an address, or a name that no public site can have: these end in a known domain. */
export function isPrivateName(name: string): boolean {
  return isIP(name.replace(/^\[|\]$/g, "")) !== 0 || /^[^.]+$|\.(?:internal|local|localhost)$/.test(name);
}
