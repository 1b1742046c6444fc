import { withEngineStack, type Declared } from "../support/engine-stack";
import { countOf, requestKinds } from "../support/requests";

const up = ["up", "--yes", "--skip-preview"];

const acme = (changes: object = {}): Declared => ({
  acme: { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel", ...changes },
});

test("in another domain, the new tenant is created before the old one is cancelled", () =>
  withEngineStack(async ({ declare, succeed, resources, sandbox }) => {
    await declare(acme());
    await succeed(...up);
    sandbox.clearRequests();
    await declare(acme({ tenantDomain: "acme-new", tenantName: "Acme New" }));
    await succeed(...up);
    expect(requestKinds(sandbox)).toEqual([
      "POST token 200",
      "GET tenants 200",
      "POST tenants 200",
      "DELETE tenant 204",
      "GET tenant 404",
    ]);
    expect((await resources()).map(({ id }) => id)).toEqual(sandbox.tenants().map(({ id }) => id));
  }));

test("a creation that fails costs nobody a subscription", () =>
  withEngineStack(async ({ declare, pulumi, succeed, tenants, sandbox }) => {
    await declare(acme());
    await succeed(...up);
    const before = (await tenants())["acme"]?.id;
    sandbox.addFault({ kind: "status", status: 403, route: "create", times: "always" });
    await declare(acme({ tenantDomain: "acme-new" }));
    const { status } = await pulumi(up);
    expect(status).not.toBe(0);
    expect(countOf(sandbox, "DELETE")).toBe(0);
    expect((await tenants())["acme"]?.id).toBe(before);
    expect(sandbox.tenants().map(({ id }) => id)).toEqual([before]);
  }));

test("in the same domain, a 409 is waited out: the API may free a domain some seconds after the cancel", () =>
  withEngineStack(async ({ declare, succeed, tenants, sandbox }) => {
    await declare(acme());
    await succeed(...up);
    sandbox.clearRequests();
    sandbox.setDomainLag(1_200);
    await declare(acme({ tenantName: "Acme Ltd." }));
    await succeed(...up);
    const kinds = requestKinds(sandbox);
    expect(kinds.slice(2, 5)).toEqual(["DELETE tenant 204", "GET tenant 404", "POST tenants 409"]);
    expect(kinds.at(-1)).toBe("POST tenants 200");
    expect((await tenants())["acme"]?.id).toBe(sandbox.tenants()[0]?.id);
    expect(sandbox.tenants().map(({ tenantName }) => tenantName)).toEqual(["Acme Ltd."]);
  }));

test("maxCancels counts what was sent, and is told at preview for what a plan replaces", () =>
  withEngineStack(async ({ declare, pulumi, succeed, sandbox }) => {
    const two = (changes: object = {}): Declared => ({
      ...acme(changes),
      other: { tenantName: "Other", tenantDomain: "other", deletionPolicy: "cancel", ...changes },
    });
    await declare(two());
    await succeed(...up);
    const one = { PRINTIX_MAX_CANCELS: "1" };

    await declare(two({ tenantName: "Renamed" }));
    const preview = await pulumi(["preview"], one);
    expect(preview.status).not.toBe(0);
    expect(preview.output).toContain("[PRINTIX_MAX_CANCELS]");

    sandbox.addFault({ kind: "status", status: 403, route: "cancel" });
    const { status, output } = await pulumi(["destroy", "--yes", "--skip-preview", "--continue-on-error"], one);
    expect(status).not.toBe(0);
    expect(output).toContain("[PRINTIX_NO_ACCESS]");
    expect(output).not.toContain("PRINTIX_MAX_CANCELS");
    expect(sandbox.tenants()).toHaveLength(1);
  }));
