import { comparable } from "../../tenant/comparable";
import type { TenantInputs } from "../../tenant/tenant-inputs";
import type { TenantState } from "../../tenant/tenant-state";

/** A resource's or a function's properties, as plain data. */
export type Properties = Record<string, unknown>;

/** What a check has passed. */
export const asInputs = (properties: Properties): TenantInputs => properties as unknown as TenantInputs;

/** What the engine keeps of a tenant, as it is compared. */
export const asState = (properties: Properties): TenantState => comparable(properties) as unknown as TenantState;
