export { startSandbox } from "./sandbox";
export { LEAK_CANARY } from "./leak/leaked-fields";
export { OptionsError } from "./options-error";
export { DataFileError } from "./store/data-file-error";
export { TenantConflictError } from "./store/tenant-conflict-error";
export { TenantDraftError } from "./tenant-draft-error";
export { TenantNotFoundError } from "./store/tenant-not-found-error";
export type {
  BillingChange,
  CancelLagOptions,
  ListLagOptions,
  Sandbox,
  SandboxSwitches,
  SandboxTools,
  TenantDraft,
} from "./sandbox-handle";
export type { Rewrite } from "./rewrite/rewrites";
export type { ListShape, SandboxOptions } from "./options";
export type { Clock } from "./clock";
export type { AccessState } from "./access/access-state";
export type { Capability } from "./access/entitlements";
export type { LimitSettings } from "./limits/limit-settings";
export type { Standing } from "./limits/standing";
export type { FaultDraft, FaultKind, FaultMoment, FaultRoute, SandboxFault } from "./faults/fault";
export type { SandboxPartner } from "./partners/partner";
export type { PartnerOptions } from "./partners/partner-options";
export type { BillingInfo, BillingPeriod, SandboxTenant } from "./store/tenant";
export type { RequestLogEntry } from "./store/request-log";
