import { canonicalDomain, isSameId } from "printix-partner-sdk";
import { matchesGlob } from "../shared/glob";
import type { DriftClass, Field, Finding } from "./document";

/** Findings that a person knows and wants no report about. All selectors of a rule must fit. */
export interface IgnoreRule {
  class?: DriftClass | undefined;
  /** PROJECT/STACK; `*` stands for anything. */
  stack?: string | undefined;
  /** The resource's name in the program; `*` stands for anything. */
  name?: string | undefined;
  tenantId?: string | undefined;
  /** As Printix has it, or as declared; `*` stands for anything. */
  tenantDomain?: string | undefined;
  /** Fits where no other field has changed. */
  fields?: Field[] | undefined;
  reason: string;
  /** The last day, in UTC, on which the rule applies. */
  expires?: string | undefined;
}

/** A rule and where it stands, as FILE:LINE. */
export interface PlacedRule extends IgnoreRule {
  place: string;
}

export function isIgnoredBy(rule: IgnoreRule, finding: Finding): boolean {
  const { stack, name } = "stack" in finding ? finding : {};
  const { tenantDomain, fields } = rule;
  return (
    (rule.class === undefined || rule.class === finding.class) &&
    fits(rule.stack, stack) &&
    fits(rule.name, name) &&
    (rule.tenantId === undefined || isSameId(rule.tenantId, finding.tenantId)) &&
    (tenantDomain === undefined || domainsOf(finding).some((domain) => fits(canonicalDomain(tenantDomain), domain))) &&
    (fields === undefined || ("changes" in finding && finding.changes.every(({ field }) => fields.includes(field))))
  );
}

function fits(pattern: string | undefined, text: string | undefined): boolean {
  return pattern === undefined || (text !== undefined && matchesGlob(pattern, text));
}

function domainsOf(finding: Finding): string[] {
  const changes = "changes" in finding ? finding.changes : [];
  const declared = changes.flatMap((change) => (change.field === "tenantDomain" ? [change.declared] : []));
  return finding.tenantDomain === undefined ? declared : [finding.tenantDomain, ...declared];
}
