import type { DeletionPolicy } from "../tenant/deletion-policy";
import { tenantLabel } from "../tenant/tenant-label";
import { Refusal } from "./refusal";

type Values = Record<string, unknown>;

/** A change of a tenant that `prevent` keeps. @param after the policy that the program says */
export function changePrevented(olds: Values, property: string, after: string): Refusal {
  const old = `"${String(olds[property])}"`;
  const allow =
    after === "cancel"
      ? `Run \`pulumi up\` with the new deletionPolicy "cancel" and ${old} first, and change ${property} after that, only if you want to cancel this tenant and create a new one.`
      : `Set deletionPolicy to "cancel", run \`pulumi up\`, and change ${property} after that, only if you want to cancel this tenant and create a new one.`;
  return new Refusal(
    "PRINTIX_PREVENTED",
    `Refusing to replace ${tenantLabel(olds)}: Printix cannot change its ${property}, so this would cancel the subscription and start a new one.`,
    [
      `Put ${old} back into the program to keep the tenant.`,
      "Write Printix's name and domain into the program if the tenant was renamed at Printix; then run `pulumi preview --refresh` and `pulumi up --refresh`.",
      allow,
    ],
  );
}

/** The cancel of a tenant that `prevent` keeps. */
export function cancelPrevented(state: Values, id: string): Refusal {
  return new Refusal(
    "PRINTIX_PREVENTED",
    `Not cancelled: ${tenantLabel(state)}, id ${id}, has deletionPolicy "prevent" in state.`,
    [
      "Put its block back into the program to keep the tenant.",
      "Run `pulumi state delete` with its URN to stop managing the tenant: its subscription continues.",
      'Put its block back with deletionPolicy "cancel", run `pulumi up`, and remove it after that, to cancel the subscription.',
    ],
  );
}

/** Printix has renamed the tenant, a refresh has seen it, and the program has not followed, or not all the way. */
export function renamedAtPrintix(olds: Values, news: Values, policy: DeletionPolicy): Refusal {
  return new Refusal(
    "PRINTIX_RENAMED",
    `Refusing to replace ${tenantLabel(olds)}: it was renamed at Printix, and replacing it by ${tenantLabel(news)} would ${endBy(policy)}.`,
    [
      `Write "${String(olds["tenantName"])}" and "${String(olds["tenantDomain"])}" into the program to accept the new name.`,
      "Rename it back at Printix, and run `pulumi up --refresh`, to keep the program as it is.",
      "Do the first step, run `pulumi up`, and change the name again after that, only if you want a new tenant in place of this one.",
    ],
  );
}

/** The policy in state decides about the old tenant: in the very run that changes the policy, it would be the wrong one. */
export function policyIsNew(olds: Values, before: DeletionPolicy, after: DeletionPolicy): Refusal {
  return new Refusal(
    "PRINTIX_POLICY_IS_NEW",
    `Refusing to replace ${tenantLabel(olds)}: deletionPolicy "${after}" is new, and this run would still ${endBy(before)}.`,
    ["Change only the policy, run `pulumi up`, and make the other change after that."],
  );
}

export function domainKept(olds: Values): Refusal {
  return new Refusal(
    "PRINTIX_DOMAIN_KEPT",
    `Refusing to replace ${tenantLabel(olds)}: an abandoned tenant keeps its domain, so no new one can have it.`,
    [
      "Change the name back.",
      'Set deletionPolicy to "cancel", run `pulumi up`, and change the name after that, only if you want to cancel this tenant and create a new one.',
    ],
  );
}

/** `ignoreChanges` keeps a new name or domain out of the engine's comparison, and not out of the creation that follows. */
export function changeHidden(olds: object, news: object): Refusal {
  return new Refusal(
    "PRINTIX_CHANGE_HIDDEN",
    `Refusing to replace ${tenantLabel(olds)}: ignoreChanges hides its new name or domain, and the engine would create ${tenantLabel(news)}.`,
    ["Take tenantName and tenantDomain out of ignoreChanges, so that a preview shows what changes."],
  );
}

/** The engine replaces a block though neither its name nor its domain changes. @param isThere whether Printix has its tenant */
export function forcedReplacement(tenant: object, urn: string, isThere: boolean | undefined): Refusal {
  const known = isThere === true ? "Printix has it" : "it is not known whether Printix still has it";
  const isKnown = urn.startsWith("urn:");
  const whenCutShort =
    "Run again with printix:previewChecks set to true if a replacement was interrupted; if Printix does not have the tenant, run " +
    `${isKnown ? `\`pulumi state delete --force '${urn}'\`` : "`pulumi state delete --force` with the URN of its block"} first.`;
  return new Refusal(
    "PRINTIX_FORCED_REPLACEMENT",
    `Refusing to cancel ${tenantLabel(tenant)} and create it again: neither its name nor its domain changes, and ${known}.`,
    [
      "Take `replacementTrigger` or `replaceOnChanges` out of the block.",
      ...(isKnown ? [] : ["Take the new block out of the program if two blocks declare the tenant."]),
      ...(isThere === true ? [] : [whenCutShort]),
    ],
  );
}

function endBy(policy: DeletionPolicy): string {
  return policy === "cancel" ? "cancel the customer's subscription" : "leave the subscription running, unmanaged";
}
