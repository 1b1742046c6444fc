import { decoded } from "../common/decoded";
import { OptionsError } from "../errors/options-error";
import { isWithoutProxy } from "./no-proxy";

/** In this order, as for curl: a variable for https goes before one for all protocols. */
const variables = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

/**
 * The proxy for an https URL, by the environment's variables; undefined for none. HTTP_PROXY does not count: plain http is
 * only used on this machine.
 *
 * @throws OptionsError for a proxy that cannot be used. Its message names the variable, but not its value, which may hold
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
  // Without a scheme, as in `proxy.example:3128`, it is a proxy of plain http, as for curl.
  const whole = written.includes("://") ? written : `http://${written}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  if (url?.pathname !== "/" || url.search !== "" || url.hash !== "") {
    throw new OptionsError(
      `${variable} is not the URL of a proxy: write it as http://proxy.example:3128, with special characters in a password ` +
        "percent-encoded",
    );
  }
  url.username = encodeURIComponent(decoded(url.username));
  url.password = encodeURIComponent(decoded(url.password));
  return url;
}
