import type { Refusal } from "../messages/refusal";
import { changePrevented, domainKept, policyIsNew, renamedAtPrintix } from "../messages/replacement";
import type { ArgumentFault } from "../tenant/argument-faults";
import { policyOf } from "../tenant/deletion-policy";
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
  return replacingProperties
    .filter(
      (property) => olds[property] !== undefined && !isUnknown(news[property]) && news[property] !== olds[property],
    )
    .flatMap((property) => refusal(olds, news, property)?.about(property) ?? []);
}

function refusal(olds: Values, news: Values, property: string): Refusal | undefined {
  const before = policyOf(olds["deletionPolicy"]);
  const after = isUnknown(news["deletionPolicy"]) ? before : policyOf(news["deletionPolicy"]);
  // Under whichever policy: a program that does not have Printix's own names has not followed yet.
  if (olds["renamedFrom"] !== undefined) return renamedAtPrintix(olds, news, before);
  if (before === "prevent" || after === "prevent") return changePrevented(olds, property, after);
  if (before !== after) return policyIsNew(olds, before, after);
  return after === "abandon" && news["tenantDomain"] === olds["tenantDomain"] ? domainKept(olds) : undefined;
}
