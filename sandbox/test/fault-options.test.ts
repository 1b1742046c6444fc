import type { FaultDraft } from "../src";
import { start } from "./support/sandboxes";

it("fills in what is left out", async () => {
  const { sandbox } = await start({ seed: 5 });
  expect(sandbox.addFault({ kind: "reset" })).toEqual({
    id: "fault-1",
    kind: "reset",
    when: "after",
    times: 1,
    chance: 1,
    seed: 5,
    route: "any",
    hits: 0,
  });
  const momentOf = (draft: FaultDraft): string => sandbox.addFault(draft).when;
  expect(momentOf({ kind: "status", status: 500 })).toBe("before");
  expect(momentOf({ kind: "status", status: 301 })).toBe("before");
  expect(momentOf({ kind: "status", status: 303 })).toBe("after");
  expect(momentOf({ kind: "status", status: 202 })).toBe("later");
  expect(momentOf({ kind: "status", status: 204 })).toBe("after");
  expect(momentOf({ kind: "html", status: 502 })).toBe("before");
  expect(momentOf({ kind: "html" })).toBe("after");
  expect(sandbox.addFault({ kind: "slow" }).delayMs).toBe(2000);
});

it.each<[string, object]>([
  ["kind must be one of status, reset, silence, truncated, html, content-type, shape, empty, slow", {}],
  ["kind must be one of status, reset, silence, truncated, html, content-type, shape, empty, slow", { kind: "boom" }],
  ["status must be 200, 201, 202, 204, 301, 302, 303, 307, 308 or 400 to 599", { kind: "status" }],
  ["status must be 200, 201, 202, 204, 301, 302, 303, 307, 308 or 400 to 599", { kind: "status", status: 304 }],
  ["status must be 200, 201, 202, 204, 301, 302, 303, 307, 308 or 400 to 599", { kind: "status", status: "500" }],
  ["status must be 200 or 400 to 599", { kind: "html", status: 201 }],
  ["status must be left out for the kind reset", { kind: "reset", status: 500 }],
  ["when must be one of before, after, later", { kind: "reset", when: "during" }],
  ["when must be before or after: only a 202 is carried out later", { kind: "reset", when: "later" }],
  ["when must be after: its body is that of the usual answer", { kind: "status", status: 201, when: "before" }],
  ["when must be after: its body is that of the usual answer", { kind: "content-type", when: "before" }],
  ['times must be a whole number above 0, or "always"', { kind: "reset", times: 0 }],
  ['times must be a whole number above 0, or "always"', { kind: "reset", times: 1.5 }],
  ["chance must be a number above 0 and at most 1", { kind: "reset", chance: 0 }],
  ["chance must be a number above 0 and at most 1", { kind: "reset", chance: 2 }],
  ["seed must be a whole number from 0 to 2147483647", { kind: "reset", seed: -1 }],
  ["route must be one of any, list, get, create, cancel, billing, token", { kind: "reset", route: "tenants" }],
  ["tenant must be a tenant's id or domain", { kind: "reset", tenant: "" }],
  ["partnerId must be a partner's id", { kind: "reset", partnerId: 7 }],
  ["delayMs must be a whole number from 0 to 86400000", { kind: "slow", delayMs: -1 }],
  [
    "delayMs must be left out but for the kind slow, and for a 202 that is carried out later",
    { kind: "reset", delayMs: 1 },
  ],
  ["retryAfterSeconds must be left out for a status below 400", { kind: "status", status: 301, retryAfterSeconds: 1 }],
  [
    "retryAfterSeconds must be given where isRetryAfterDate is true",
    { kind: "status", status: 503, isRetryAfterDate: true },
  ],
  ["isRetryAfterDate must be true or false", { kind: "status", status: 503, isRetryAfterDate: "yes" }],
  [
    "tiems must be left out: there are kind, status, when, times, chance, seed, route, tenant, partnerId, delayMs, retryAfterSeconds, isRetryAfterDate",
    { kind: "reset", tiems: 3 },
  ],
])("%s", async (message, draft) => {
  const { sandbox } = await start();
  expect(() => sandbox.addFault(draft as FaultDraft)).toThrow(
    expect.objectContaining({ code: "ERR_SANDBOX_OPTIONS", message }) as Error,
  );
  expect(sandbox.faults()).toEqual([]);
});
