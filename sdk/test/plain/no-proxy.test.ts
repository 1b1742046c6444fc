import { isWithoutProxy } from "../../src/http/no-proxy";

const api = "https://api.printix.net/";

test.each([
  ["printix.net", api],
  [".printix.net", api],
  ["*.printix.net", api],
  ["*printix.net", api],
  ["api.printix.net", api],
  ["API.Printix.NET", api],
  ["printix.net.", api],
  ["localhost, printix.net", api],
  ["localhost printix.net", api],
  ["localhost,,\tprintix.net ", api],
  ["printix.net:443", api],
  ["printix.net:8443", "https://api.printix.net:8443/"],
  ["*", api],
  ["*:443", api],
  ["10.0.0.0/8", "https://10.200.3.4/"],
  ["10.0.0.0/8:8443", "https://10.200.3.4:8443/"],
  ["10.1.2.3", "https://10.1.2.3/"],
  ["0.0.0.0/0", "https://10.1.2.3/"],
  ["::1", "https://[::1]/"],
  ["[::1]", "https://[::1]/"],
  ["[::1]:8443", "https://[::1]:8443/"],
  ["0:0:0:0:0:0:0:1", "https://[::1]/"],
  ["fd00::/8", "https://[fd12::7]/"],
  ["[fd00::]/8", "https://[fd12::7]/"],
])("%j is for %s", (noProxy, url) => {
  expect(isWithoutProxy(new URL(url), noProxy)).toBe(true);
});

test.each([
  ["", api],
  [" , ", api],
  ["rintix.net", api],
  ["notprintix.net", api],
  ["printix.net", "https://notprintix.net/"],
  ["printix.net:8443", api],
  ["*:8443", api],
  ["net.", "https://printix.example/"],
  [".", api],
  ["10.0.0.0/8", "https://11.0.0.1/"],
  ["10.0.0.0/8", api],
  ["10.0.0.0/99", "https://10.0.0.1/"],
  ["10.0.0.0/", "https://10.0.0.1/"],
  ["10.0.0.0/x", "https://10.0.0.1/"],
  ["0.0.1", "https://10.0.0.1/"],
  ["::1", "https://[::2]/"],
  ["[::1]:8443", "https://[::1]/"],
  ["fd00::/8", "https://10.0.0.1/"],
  ["[", api],
])("%j is not for %s", (noProxy, url) => {
  expect(isWithoutProxy(new URL(url), noProxy)).toBe(false);
});
