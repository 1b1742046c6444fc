import { createBlockUrns } from "../../src/adapters/dynamic/block-urns";
import type { TenantInputs } from "../../src/tenant/tenant-inputs";
import { unknownValue } from "../../src/tenant/unknown-value";
import { acmeInputs } from "../acme";

const acme: TenantInputs = { ...acmeInputs, deletionPolicy: "cancel" };
const renamed = { ...acme, tenantName: "Acme Ltd." };

test("a block is known by the URN that it tells", () => {
  const urnOf = createBlockUrns();
  expect(urnOf("urn-a", acme, renamed)).toBe("urn-a");
  expect(urnOf("urn-b", {}, renamed)).toBe("urn-b");
});

describe("blocks that tell none", () => {
  test("are one each, new ones and those of state, whatever they say", () => {
    const urnOf = createBlockUrns();
    const urns = [urnOf(undefined, {}, acme), urnOf(undefined, {}, acme), urnOf(undefined, acme, acme)];
    expect(new Set([...urns, urnOf(undefined, acme, acme)]).size).toBe(4);
    for (const urn of urns) expect(urn).toContain("whose URN is not known");
  });

  test("are the same one where one is replaced, and checked again: once", () => {
    const urnOf = createBlockUrns();
    const urn = urnOf(undefined, acme, renamed);
    expect(urnOf(undefined, {}, acme)).not.toBe(urn);
    expect(urnOf(undefined, {}, { ...renamed, adoptExisting: true })).toBe(urn);
    expect(urnOf(undefined, {}, renamed)).not.toBe(urn);
  });

  test("are the same one where its second check tells a URN: ignoreChanges of all takes it from the first alone", () => {
    const urnOf = createBlockUrns();
    const urn = urnOf(undefined, acme, acme);
    expect(urnOf("urn-a", {}, acme)).toBe(urn);
    expect(urnOf("urn-a", {}, acme)).toBe("urn-a");
  });

  test("are not the same one where names are not known yet", () => {
    const urnOf = createBlockUrns();
    const unknown = { ...acme, tenantName: unknownValue, tenantDomain: unknownValue };
    expect(urnOf(undefined, {}, unknown)).not.toBe(urnOf(undefined, acme, unknown));
    const urn = urnOf(undefined, acme, unknown);
    expect(urnOf("urn-b", {}, unknown)).not.toBe(urn);
  });

  test("are never one that tells its own", () => {
    const urnOf = createBlockUrns();
    urnOf("urn-a", acme, renamed);
    expect(urnOf(undefined, {}, renamed)).not.toBe("urn-a");
  });
});
