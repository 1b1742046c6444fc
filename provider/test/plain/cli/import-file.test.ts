import { importFile } from "../../../src/cli/shared/import-file";
import type { ArrivedTenant } from "../../../src/cli/recover/plan";
import { providerReference } from "../../../src/tenant/provider-reference";
import { dynamicTenantType } from "../../../src/tenant/tenant-types";
import { acme, acmeState, tenantId } from "../../acme";
import { acmePending, acmeUrn, groupUrn } from "./stack";

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

test("a parent is named by its URN", () => {
  const file = importFile([{ ...arrived, parent: groupUrn }]);
  expect(file.nameTable).toEqual({ [groupUrn]: groupUrn });
  expect(file.resources).toMatchObject([{ parent: groupUrn }]);
});

test("the policy of the creation stays the tenant's", () => {
  const { resources } = importFile([{ ...arrived, deletionPolicy: "cancel" }]);
  expect(resources).toMatchObject([{ inputs: { deletionPolicy: "cancel" }, outputs: { deletionPolicy: "cancel" } }]);
});
