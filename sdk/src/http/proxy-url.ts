import { OptionsError } from "../errors/options-error";
import { isWithoutProxy } from "./no-proxy";

/** In this order, as for curl: what is said of https goes before what is said of all. */
const variables = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

/**
 * The proxy that the variables ask for on the way to an https URL, or undefined for none. HTTP_PROXY has no part: plain
 * http is used on this machine alone.
 *
 * @throws OptionsError for what is no proxy of ours. Its message names the variable, and not what it holds: that may be
 * a password
 */
export function proxyFor(url: URL, env: NodeJS.ProcessEnv): URL | undefined {
  const variable = variables.find((name) => (env[name]?.trim() ?? "") !== "");
  if (url.protocol !== "https:" || variable === undefined) return undefined;
  const noProxy = [env["no_proxy"], env["NO_PROXY"]].find((value) => (value ?? "") !== "") ?? "";
  return isWithoutProxy(url, noProxy) ? undefined : proxyUrl(variable, env[variable]?.trim() ?? "");
}

function proxyUrl(variable: string, written: string): URL {
  const [, scheme = "http"] = /^([a-z][a-z\d+.-]*):\/\//i.exec(written) ?? [];
  if (!/^https?$/i.test(scheme)) {
    throw new OptionsError(
      `${variable} names a proxy of the scheme ${scheme}, and only http and https are known: set HTTPS_PROXY to such a ` +
        "proxy, or NO_PROXY to go without one",
    );
  }
  // What is written without a scheme, as `proxy.example:3128`, is a proxy of plain http, as it is for curl.
  const whole = written.includes("://") ? written : `http://${written}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  if (url?.pathname !== "/" || url.search !== "" || url.hash !== "") {
    throw new OptionsError(
      `${variable} is no proxy's URL: write it as http://proxy.example:3128, with what is special in a password ` +
        "percent-encoded",
    );
  }
  url.username = encodeURIComponent(decoded(url.username));
  url.password = encodeURIComponent(decoded(url.password));
  return url;
}

/** Where a `%` encodes nothing, it is one. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
