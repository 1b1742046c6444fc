import { proxyFor } from "../../src/http/proxy-url";

const api = new URL("https://api.printix.net/");
const proxy = "http://proxy.example:3128";

const hrefBy = (written: string): string | undefined => proxyFor(api, { HTTPS_PROXY: written })?.href;

test.each([
  [proxy, "http://proxy.example:3128/"],
  ["https://proxy.example:3129", "https://proxy.example:3129/"],
  ["proxy.example:3130", "http://proxy.example:3130/"],
  ["ada:s3cret@proxy.example:3130", "http://ada:s3cret@proxy.example:3130/"],
  [" HTTP://proxy.example:3128/ ", "http://proxy.example:3128/"],
  ["http://ada:100%25@proxy.example:3128", "http://ada:100%25@proxy.example:3128/"],
  ["http://ada:100%@proxy.example:3128", "http://ada:100%25@proxy.example:3128/"],
  ["http://ada:%zz%41@proxy.example:3128", "http://ada:%25zz%2541@proxy.example:3128/"],
  ["http://a%da:x@proxy.example:3128", "http://a%25da:x@proxy.example:3128/"],
])("the proxy %s is reached at %s", (written, href) => {
  expect(hrefBy(written)).toBe(href);
});

test.each([
  [{ https_proxy: "a:1", HTTPS_PROXY: "b:2", ALL_PROXY: "c:3" }, "a:1"],
  [{ HTTPS_PROXY: "b:2", all_proxy: "c:3" }, "b:2"],
  [{ https_proxy: " ", all_proxy: "c:3", ALL_PROXY: "d:4" }, "c:3"],
  [{ ALL_PROXY: "d:4" }, "d:4"],
  [{ HTTP_PROXY: "e:5", http_proxy: "f:6" }, undefined],
  [{ HTTPS_PROXY: "b:2", NO_PROXY: "printix.net" }, undefined],
  [{ HTTPS_PROXY: "b:2", no_proxy: "10.0.0.0/8", NO_PROXY: "printix.net" }, "b:2"],
  [{ ALL_PROXY: "socks5h://d:4", NO_PROXY: "*" }, undefined],
  [{}, undefined],
])("of %j the proxy is %s", (env, host) => {
  expect(proxyFor(api, env)?.host).toBe(host);
});

test("plain http, which is used on this machine alone, goes without", () => {
  expect(proxyFor(new URL("http://127.0.0.1:1/"), { HTTPS_PROXY: proxy, HTTP_PROXY: proxy })).toBeUndefined();
});

test.each([
  [
    "ALL_PROXY",
    "socks5h://ada:s3cret@proxy.example:1080",
    /^ALL_PROXY names a proxy of the scheme socks5h, and only http/,
  ],
  ["all_proxy", "socks4://proxy.example", /^all_proxy names a proxy of the scheme socks4/],
  ["HTTPS_PROXY", "ftp://proxy.example", /^HTTPS_PROXY names a proxy of the scheme ftp/],
  ["HTTPS_PROXY", "ada:s3cret@proxy:port", /^HTTPS_PROXY is not the URL of a proxy: .*percent-encoded$/],
  ["https_proxy", "http://ada:7#s3cret@proxy.example:3128", /^https_proxy is not the URL of a proxy/],
  ["HTTPS_PROXY", "http://ada:7/s3cret@proxy.example:3128", /^HTTPS_PROXY is not the URL of a proxy/],
  ["HTTPS_PROXY", "http://ada:7?s3cret@proxy.example:3128", /^HTTPS_PROXY is not the URL of a proxy/],
  ["HTTPS_PROXY", "http://", /^HTTPS_PROXY is not the URL of a proxy/],
])("a proxy that cannot work is told by its variable, and never its password: %s=%s", (variable, written, words) => {
  let message = "";
  try {
    proxyFor(api, { [variable]: written });
  } catch (error) {
    expect(error).toMatchObject({ code: "ERR_PRINTIX_OPTIONS" });
    ({ message } = error as Error);
  }
  expect(message).toMatch(words);
  expect(message).not.toContain("s3cret");
});
