import { canonicalId } from "printix-partner-sdk";
import { z } from "zod";
import { isTenantType, type TenantType } from "../../../tenant/tenant-types";
import { readJson } from "./read-json";

/** The part of a resource that we read (apitype.ResourceV3), in an export and in a preview. */
export const stateResource = z.object({
  urn: z.string(),
  type: z.string(),
  // An import file may have written it in capitals.
  id: z.string().transform(canonicalId).optional(),
  parent: z.string().optional(),
  /** The URN of its provider, with that one's id behind it. */
  provider: z.string().optional(),
  protect: z.boolean().optional(),
  /** A program only reads it, by its id (`Tenant.get`). */
  external: z.boolean().optional(),
  /** Its old tenant is gone already, and the new one was not there yet. */
  pendingReplacement: z.boolean().optional(),
  /** It was replaced, and the next update takes it away. */
  delete: z.boolean().optional(),
  inputs: z.record(z.string(), z.unknown()).optional(),
  outputs: z.record(z.string(), z.unknown()).optional(),
});

/** The part of `pulumi stack export` that we read (apitype.UntypedDeployment, version 3 and 4). */
const stackExport = z.object({
  deployment: z
    .object({
      manifest: z.object({ time: z.string().optional() }).nullish(),
      resources: z.array(stateResource).nullish(),
      pending_operations: z.array(z.object({ resource: stateResource, type: z.string() })).nullish(),
    })
    .nullish(),
});

export type StateResource = z.infer<typeof stateResource>;

/** What a stack's state holds. */
export interface StackState {
  resources: StateResource[];
  /** Creations that the engine began, and whose end it does not know. */
  pendingCreates: StateResource[];
  /** When the engine wrote it last, in milliseconds since 1970; absent where it does not say. */
  writtenAtMs?: number;
}

/** Reads an export. @throws Refusal for what is none */
export function parseStackExport(text: string): StackState {
  const { deployment } = readJson("stack export", text, stackExport);
  const pending = deployment?.pending_operations ?? [];
  const writtenAtMs = Date.parse(deployment?.manifest?.time ?? "");
  return {
    resources: deployment?.resources ?? [],
    pendingCreates: pending.filter(({ type }) => type === "creating").map((operation) => operation.resource),
    ...(!Number.isNaN(writtenAtMs) && { writtenAtMs }),
  };
}

export type TenantResource = StateResource & { type: TenantType };

/** The tenants that a stack manages, of both providers. */
export function tenantsOf(resources: readonly StateResource[]): TenantResource[] {
  return allTenantsOf(resources).filter(({ external }) => external !== true);
}

/** The same, and those that its program only reads: they have a name in the program, and the stack does not manage them. */
export function allTenantsOf(resources: readonly StateResource[]): TenantResource[] {
  return resources.filter((resource): resource is TenantResource => isTenantType(resource.type));
}

/**
 * Where a tenant of state stands. `pending-replacement`: its replacement has cancelled it, and the new tenant is not
 * there yet. `pending-delete`: the next update takes it away.
 */
export type Standing = "active" | "pending-replacement" | "pending-delete";

export function standingOf(resource: StateResource): Standing {
  if (resource.delete === true) return "pending-delete";
  return resource.pendingReplacement === true ? "pending-replacement" : "active";
}
