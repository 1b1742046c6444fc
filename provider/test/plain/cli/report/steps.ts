import type { PreviewStep } from "../../../../src/cli/shared/pulumi/preview";
import { dynamicTenantType } from "../../../../src/tenant/tenant-types";

type State = NonNullable<PreviewStep["oldState"]>;

export const stack = "customers/dev";

export function urnOf(name: string, type: string = dynamicTenantType): string {
  return `urn:pulumi:dev::customers::${type}::${name}`;
}

function tenant(name: string, changes: object = {}): State {
  const values = {
    tenantName: `${name} Ltd.`,
    tenantDomain: `${name}.printix.net`,
    deletionPolicy: "cancel",
    ...changes,
  };
  return { type: dynamicTenantType, id: `id of ${name}`, inputs: values, outputs: values };
}

/** A step of each kind, about the tenant of a name. */
export const stepOf = {
  cancel: (name: string, changes?: object): PreviewStep => ({
    op: "delete",
    urn: urnOf(name),
    oldState: tenant(name, changes),
  }),
  replacement: (name: string, changes: object = { tenantName: "Other" }): PreviewStep => ({
    op: "replace",
    urn: urnOf(name),
    oldState: tenant(name),
    newState: tenant(name, changes),
  }),
  creation: (name: string, changes?: object): PreviewStep => ({
    op: "create",
    urn: urnOf(name),
    newState: tenant(name, changes),
  }),
  update: (name: string, changes: object = { deletionPolicy: "prevent" }): PreviewStep => ({
    op: "update",
    urn: urnOf(name),
    oldState: tenant(name),
    newState: tenant(name, changes),
  }),
  same: (name: string): PreviewStep => ({
    op: "same",
    urn: urnOf(name),
    oldState: tenant(name),
    newState: tenant(name),
  }),
  other: (op: string, name: string, type = "aws:route53/record:Record"): PreviewStep => ({
    op,
    urn: urnOf(name, type),
    ...(op !== "create" && { oldState: { type } }),
    ...(op !== "delete" && { newState: { type } }),
  }),
};
