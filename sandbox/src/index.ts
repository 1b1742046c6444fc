export { startSandbox } from "./sandbox";
export { LEAK_CANARY } from "./faults/leaked-fields";
export { OptionsError } from "./common/options-error";
export { DataFileError } from "./store/data-file-error";
export { TenantConflictError } from "./store/tenant-conflict-error";
export { TenantDraftError } from "./handle/tenant-draft-error";
export { TenantNotFoundError } from "./store/tenant-not-found-error";
export type {
  BillingChange,
  CancelLagOptions,
  ListLagOptions,
  Sandbox,
  SandboxSwitches,
  SandboxTools,
  TenantDraft,
} from "./handle/handle";
export type { Rewrite } from "./faults/rewrites";
export type { SandboxOptions } from "./state/options";
export type { ListShape } from "./wire/list-body";
export type { Clock } from "./common/clock";
export type { AccessState } from "./partners/access-state";
export type { Capability } from "./partners/entitlements";
export type { LimitSettings } from "./limits/limit-settings";
export type { Standing } from "./limits/limits";
export type { FaultDraft, FaultKind, FaultMoment, FaultRoute, SandboxFault } from "./faults/fault";
export type { SandboxPartner } from "./partners/partner";
export type { PartnerOptions } from "./partners/partner-options";
export type { BillingInfo, BillingPeriod, SandboxTenant } from "./store/tenant";
export type { RequestLogEntry } from "./store/request-log";
