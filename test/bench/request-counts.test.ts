import { countRequests } from "./request-counts.ts";

const tenants = "/public/partners/p-1/tenants";
const entry = (method: string, path: string, status = 200, timeMs = 0) => ({ method, path, status, timeMs });

test("requests are counted by kind, refused ones too", () => {
  const log = [
    entry("POST", "/oauth/token"),
    entry("GET", tenants),
    entry("GET", `${tenants}/id-1`),
    entry("GET", `${tenants}/id-2`, 429),
    entry("POST", tenants, 201, 1_000),
    entry("POST", tenants, 429, 1_200),
    entry("POST", tenants, 201, 3_500),
    entry("DELETE", `${tenants}/id-1`, 204),
  ];
  expect(countRequests(log)).toEqual({
    requests: { token: 1, list: 1, get: 2, post: 3, cancel: 1 },
    refused: 2,
    postSpanMs: 2_500,
  });
});

test("without a POST there is no time between the first and the last", () => {
  expect(countRequests([entry("GET", tenants)])).not.toHaveProperty("postSpanMs");
});

test("a request that has no column fails the run, and is not lost", () => {
  expect(() => countRequests([entry("PUT", `${tenants}/id-1`)])).toThrow(`PUT ${tenants}/id-1 is none`);
});
