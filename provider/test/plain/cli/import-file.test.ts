import { importFile } from "../../../src/cli/shared/import-file";
import type { ArrivedTenant } from "../../../src/cli/recover/plan";
import { providerReference } from "../../../src/tenant/provider-reference";
import { dynamicTenantType, nativeTenantType } from "../../../src/tenant/tenant-types";
import { acme, acmeState, tenantId } from "../../acme";
import { acmePending, acmeUrn, groupUrn, nordic } from "./stack";

const arrived: ArrivedTenant = { ...acmePending, status: "arrived", found: acme };

test("a tenant is imported as a create would have left it", () => {
  expect(importFile([arrived])).toEqual({
    nameTable: {},
    resources: [
      {
        type: dynamicTenantType,
        name: acmeUrn,
        logicalName: "acme",
        id: tenantId,
        inputs: {
          tenantName: "Acme Co.",
          tenantDomain: "acme.printix.net",
          deletionPolicy: "prevent",
          __provider: providerReference,
        },
        outputs: { ...acmeState, __provider: providerReference },
      },
    ],
  });
});

test("one of the native plugin has no line for the dynamic host, and the provider that it was begun with", () => {
  const { urn } = nordic;
  expect(importFile([{ ...arrived, type: nativeTenantType, provider: urn }])).toEqual({
    nameTable: { [urn]: urn },
    resources: [
      {
        type: nativeTenantType,
        name: acmeUrn,
        logicalName: "acme",
        id: tenantId,
        provider: urn,
        inputs: { tenantName: "Acme Co.", tenantDomain: "acme.printix.net", deletionPolicy: "prevent" },
        outputs: acmeState,
      },
    ],
  });
});

test("a parent is named by its URN", () => {
  const file = importFile([{ ...arrived, parent: groupUrn }]);
  expect(file.nameTable).toEqual({ [groupUrn]: groupUrn });
  expect(file.resources).toMatchObject([{ parent: groupUrn }]);
});

test("the policy of the creation stays the tenant's", () => {
  const { resources } = importFile([{ ...arrived, deletionPolicy: "cancel" }]);
  expect(resources).toMatchObject([{ inputs: { deletionPolicy: "cancel" }, outputs: { deletionPolicy: "cancel" } }]);
});
