import type { SandboxFault } from "../../faults/fault";
import type { SandboxSwitches } from "../../handle/handle";
import type { SandboxPartner } from "../../partners/partner";
import type { RequestLogEntry } from "../../store/request-log";
import type { SandboxTenant } from "../../store/tenant";
import type { Second } from "./activity";
import type { RefusedForm } from "./form-state";
import type { PageAddress } from "./page-address";

/** A part of the page, under the id that links point at. */
export type Section = "access" | "tenants" | "limits" | "faults" | "conditions";

/** What has just been done. */
export interface Notice {
  readonly section: Section;
  readonly text: string;
}

/** The tenants that a page of the list shows, and how many there are. */
export interface TenantList {
  readonly shown: readonly SandboxTenant[];
  readonly total: number;
  readonly matching: number;
  readonly page: number;
  readonly lastPage: number;
  /** The place of the first one shown among those that match, from 1. */
  readonly firstShown: number;
}

/** Everything that the page shows. */
export interface DashboardView {
  readonly address: PageAddress;
  readonly apiUrl: string;
  readonly partnerIds: readonly string[];
  readonly partner: SandboxPartner;
  readonly tenants: TenantList;
  readonly requests: readonly RequestLogEntry[];
  readonly activity: readonly Second[];
  readonly faults: readonly SandboxFault[];
  readonly switches: SandboxSwitches;
  readonly notice: Notice | undefined;
  readonly refused: RefusedForm | undefined;
}
