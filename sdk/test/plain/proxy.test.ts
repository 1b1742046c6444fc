import { HttpsProxyAgent } from "https-proxy-agent";
import { proxyAgent } from "../../src/http/proxy";

const api = new URL("https://api.printix.net/");

function hrefBy(proxy: string): string | undefined {
  jest.replaceProperty(process, "env", { HTTPS_PROXY: proxy });
  const agent = proxyAgent(api) as unknown;
  return agent instanceof HttpsProxyAgent ? agent.proxy.href : undefined;
}

afterEach(() => {
  jest.restoreAllMocks();
});

test.each([
  ["http://proxy.example:3128", "http://proxy.example:3128/"],
  ["https://proxy.example:3129", "https://proxy.example:3129/"],
  ["proxy.example:3130", "http://proxy.example:3130/"],
])("the proxy %s is reached at %s", (written, href) => {
  expect(hrefBy(written)).toBe(href);
});

test("without a proxy there is no agent", () => {
  expect(hrefBy("")).toBeUndefined();
});
