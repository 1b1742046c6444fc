import { createPartnerClient, type PartnerClientOptions } from "../../src";
import { secureUrl } from "../../src/options/options";

const good: PartnerClientOptions = { partnerId: "p", clientId: "c", clientSecret: "s" };

function messageOf(changed: Partial<PartnerClientOptions>): string {
  try {
    createPartnerClient({ ...good, ...changed });
  } catch (error) {
    expect(error).toMatchObject({ code: "ERR_PRINTIX_OPTIONS" });
    return (error as Error).message;
  }
  return "none";
}

describe("a client", () => {
  it("needs an id, a client id and a client secret, and nothing else", () => {
    expect(createPartnerClient(good).partnerId).toBe("p");
    for (const option of ["partnerId", "clientId", "clientSecret"]) {
      for (const value of ["", "  "]) expect(messageOf({ [option]: value })).toBe(`${option} is empty`);
    }
  });

  it("takes no partner id that is none, and does not repeat what may have been pasted in its place", () => {
    expect(messageOf({ partnerId: "../s3cret" })).toBe(
      "partnerId is not an id: an id has only letters, digits, dashes and underscores",
    );
  });

  it.each([
    ["requestsPerSecond", [0, -1, NaN, Infinity, 0.0001], "0.001 or more"],
    ["burst", [0, -1, NaN, Infinity, 0.5], "1 or more"],
    ["dailyQuota", [0, -1, NaN, Infinity, 0.5], "1 or more"],
  ])("takes no %s of %j", (option, values, what) => {
    for (const value of values) {
      expect(messageOf({ throttle: { [option]: value } })).toBe(`${option} is ${value}: it must be a number, ${what}`);
    }
  });

  it.each([
    ["operationMs", [0, -1, NaN, Infinity], "1 or more"],
    ["connectMs", [0, NaN], "1 or more"],
    ["responseMs", [0, NaN], "1 or more"],
    ["maxWaitMs", [-1, NaN], "0 or more"],
    ["listLagMs", [-1, NaN], "0 or more"],
  ])("takes no %s of %j", (option, values, what) => {
    for (const value of values) {
      expect(messageOf({ timing: { [option]: value } })).toBe(`${option} is ${value}: it must be a number, ${what}`);
    }
  });

  it("takes no time that Node's timers cannot count", () => {
    for (const option of ["operationMs", "connectMs", "responseMs", "maxWaitMs", "listLagMs"]) {
      expect(messageOf({ timing: { [option]: 3e9 } })).toBe(
        `${option} is 3000000000: it must be 2147483647 at most, 24 days`,
      );
    }
  });

  it("takes a throttle that is slower than the API's", () => {
    expect(messageOf({ throttle: { requestsPerSecond: 0.5, burst: 1, dailyQuota: 1 } })).toBe("none");
  });

  it.each(["GET", "HEAD", "OPTIONS", "DEL ETE", ""])("takes no method of cancel that cancels nothing: %j", (method) => {
    expect(messageOf({ cancel: { method } })).toBe(
      `the method of cancel is ${method}: it must be DELETE, POST, PUT or PATCH, others cancel nothing`,
    );
  });

  it.each(["DELETE", "POST", "PUT", "PATCH", "delete"])("takes %s for the method of cancel", (method) => {
    expect(messageOf({ cancel: { method } })).toBe("none");
  });

  it.each(["/x#{tenantId}", "/tenants/{tenantId}/..", "/./{tenantId}"])(
    "takes no path of cancel that is not sent as it stands: %j",
    (path) => {
      expect(messageOf({ cancel: { path } })).toContain("it must be a path as it is sent");
    },
  );

  it.each(["public/{tenantId}", "/public/partners/{partnerId}", ""])("takes no path of cancel such as %j", (path) => {
    expect(messageOf({ cancel: { path } })).toBe(
      `the path of cancel is ${path}: it must begin with / and name {tenantId}`,
    );
  });
});

describe("a URL that a secret is sent to", () => {
  it.each([
    "https://api.printix.net",
    "https://proxy.example:8443/printix/",
    "http://localhost:8080",
    "http://127.0.0.1:8080/oauth/token",
    "http://127.8.9.1",
    "http://[::1]:8080",
  ])("may be %s", (url) => {
    expect(secureUrl("apiUrl", url).href).toContain(url);
  });

  it.each([
    "http://api.printix.net",
    "http://localhost.evil.example",
    "http://notlocalhost",
    "http://127.0.0.1.nip.io",
    "http://10.0.0.1",
    "http://0.0.0.0",
    "ftp://localhost",
    "file:///etc/passwd",
    "javascript:alert(1)",
  ])("may not be %s", (url) => {
    expect(() => secureUrl("authUrl", url)).toThrow(
      /^authUrl is .*: only https is used, or http on this machine itself$/,
    );
  });

  it("is a whole URL", () => {
    expect(() => secureUrl("apiUrl", "api.printix.net")).toThrow("apiUrl is not a URL");
  });

  it.each(["https://user@api.printix.net", "https://:s3cret@api.printix.net"])("holds no credentials: %s", (url) => {
    expect(() => secureUrl("apiUrl", url)).toThrow(
      "apiUrl holds a user name or password: credentials go into clientId and clientSecret",
    );
  });
});
