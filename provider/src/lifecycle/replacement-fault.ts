import type { ArgumentFault } from "../tenant/argument-faults";
import { policyOf, type DeletionPolicy } from "../tenant/deletion-policy";
import { tenantLabel } from "../tenant/tenant-label";
import { isUnknown } from "../tenant/unknown-value";

type Values = Record<string, unknown>;

/** What cannot change without a new tenant: the API has no call for either. */
export const replacingProperties = ["tenantName", "tenantDomain"] as const;

/**
 * Why a tenant must not be replaced, or nothing where it need not or may be.
 *
 * Asked in check and not in diff: the engine also calls diff during a refresh, to describe the drift it found, and
 * a refusal there would keep people from seeing a rename (docs/adr/0006-protection.md).
 */
export function replacementFaults(olds: Values, news: Values): ArgumentFault[] {
  const changed = replacingProperties.filter(
    (property) => olds[property] !== undefined && !isUnknown(news[property]) && news[property] !== olds[property],
  );
  const reason = refusal(olds, news);
  return reason === undefined ? [] : changed.map((property) => ({ property, reason: reason(property) }));
}

function refusal(olds: Values, news: Values): ((property: string) => string) | undefined {
  const before = policyOf(olds["deletionPolicy"]);
  const after = isUnknown(news["deletionPolicy"]) ? before : policyOf(news["deletionPolicy"]);
  // Under whichever policy: a program that does not have Printix's own names has not followed yet.
  if (olds["renamedFrom"] !== undefined) return () => renamedThere(olds, news, before);
  if (before === "prevent" || after === "prevent") return (property) => prevented(olds, property, after);
  if (before !== after) return () => policyIsNew(olds, before, after);
  const keepsDomain = news["tenantDomain"] === olds["tenantDomain"];
  if (after === "abandon" && keepsDomain) return () => domainStaysTaken(olds);
  return undefined;
}

function prevented(olds: Values, property: string, after: string): string {
  const cancel =
    after === "cancel"
      ? `deletionPolicy "cancel" is new: run \`pulumi up\` with it and "${String(olds[property])}" first, and change ${property} after that`
      : `set deletionPolicy to "cancel", run \`pulumi up\`, and change ${property} after that`;
  return [
    `${tenantLabel(olds)} has the ${property} "${String(olds[property])}", and the Partner API has no call to rename: ` +
      "a change of it cancels the customer's subscription and starts a new one, which deletionPolicy prevents. Ways out:",
    `  - to keep the tenant: put "${String(olds[property])}" back into the program`,
    "  - where it was renamed in Printix itself: write what Printix has into the program, and run `pulumi preview --refresh`, then `pulumi up --refresh`",
    `  - to really cancel it and start anew: ${cancel}`,
  ].join("\n");
}

/** Printix has changed the tenant, a refresh has seen it, and the program has not followed, or not all the way. */
function renamedThere(olds: Values, news: Values, policy: DeletionPolicy): string {
  return [
    `${tenantLabel(olds)} got its name or domain at Printix itself, and the program has other ones: ` +
      `${tenantLabel(news)} in its place would ${endBy(policy)} and start a new one. Ways out:`,
    `  - to follow Printix: write "${String(olds["tenantName"])}" and "${String(olds["tenantDomain"])}" into the program`,
    "  - to go back without a cancel: rename it at Printix, and run `pulumi up --refresh`",
    "  - to really start anew: follow Printix first, run `pulumi up`, and change it after that",
  ].join("\n");
}

/** The old tenant's end is decided by the policy in state: in the very run that changes it, it would be the wrong one. */
function policyIsNew(olds: Values, before: DeletionPolicy, after: DeletionPolicy): string {
  return (
    `${tenantLabel(olds)} would be replaced, and deletionPolicy "${after}" is new: this run would still ${endBy(before)}, as ` +
    `"${before}" says. Change the policy alone, run \`pulumi up\`, and make the other change after that.`
  );
}

function endBy(policy: DeletionPolicy): string {
  return policy === "cancel" ? "cancel the customer's subscription" : "leave the subscription running, unmanaged";
}

function domainStaysTaken(olds: Values): string {
  return (
    `${tenantLabel(olds)} would be abandoned and a new tenant created with the same domain, which cannot work: ` +
    'an abandoned tenant keeps its domain. Change it back, or set deletionPolicy to "cancel", run `pulumi up`, and change it after that.'
  );
}
