import { describeUnreadable, type UnreadableTenant } from "printix-partner-sdk";
import { defaultVanishedPercent } from "../../config/provider-config";
import { isTooMany } from "../../run/vanish-share";
import type { PartnerView } from "./compare";
import type { StateTenant } from "./state-tenants";

/** What a person should check before they trust the findings. */
export function warningsAbout({ partnerId, inState, listed, unreadable }: PartnerView): string[] {
  const ids = new Set(listed.map(({ id }) => id));
  const unlisted = inState.filter(({ id, standing }) => standing === "active" && !ids.has(id));
  const missing = unreadable.length === 0 ? unlisted.length : 0;
  const isMany = isTooMany(missing, listed.length, defaultVanishedPercent);
  return [
    ...(isMany
      ? [
          `${missing} tenants are missing from a list of ${listed.length}: before anything is taken out of state, make ` +
            `sure that ${partnerId} is the right partner, in the right environment.`,
        ]
      : []),
    ...unreadable.map(
      (item) => `A tenant of ${partnerId} cannot be read, and was not compared: ${describeUnreadable(item)}.`,
    ),
    ...(unreadable.length === 0 ? [] : unlisted.map((tenant) => unprovenAbsence(tenant, unreadable))),
    ...managedTwice(inState),
    ...inState.filter(({ id, standing }) => standing === "pending-replacement" && ids.has(id)).map(cancelledButListed),
    ...inState.flatMap((tenant) => secretFields(tenant)),
  ];
}

/** A tenant that cannot be read may be this very one. */
function unprovenAbsence(tenant: StateTenant, unreadable: readonly UnreadableTenant[]): string {
  const isThere = unreadable.some(({ id }) => id?.toLowerCase() === tenant.id.toLowerCase());
  return isThere
    ? `The tenant ${tenant.id} of ${placeOf(tenant)} is in Printix's list, and cannot be read there.`
    : `The tenant ${tenant.id} of ${placeOf(tenant)} is not in the part of Printix's list that can be read: ` +
        "the list does not prove that the tenant is gone.";
}

function managedTwice(inState: readonly StateTenant[]): string[] {
  const holders = new Map<string, string[]>();
  for (const tenant of inState) {
    if (tenant.standing === "active") holders.set(tenant.id, [...(holders.get(tenant.id) ?? []), placeOf(tenant)]);
  }
  return [...holders]
    .filter(([, places]) => places.length > 1)
    .map(
      ([id, places]) =>
        `The tenant ${id} is managed ${places.length} times, as ${places.join(" and ")}: none of them knows ` +
        "what the others do to it. Keep one, and take the others out with `pulumi state delete --force`.",
    );
}

function secretFields(tenant: StateTenant): string[] {
  const { tenantName, tenantDomain, standing } = tenant;
  const hidden = [...(tenantName === undefined ? ["name"] : []), ...(tenantDomain === undefined ? ["domain"] : [])];
  if (hidden.length === 0 || standing !== "active") return [];
  return [
    `The ${hidden.join(" and ")} of ${placeOf(tenant)} cannot be compared: it is secret in the program, and encrypted in state.`,
  ];
}

/** The engine marks a replacement as pending where the cancel was answered: either that answer or the list is wrong. */
function cancelledButListed(tenant: StateTenant): string {
  return (
    `The tenant ${tenant.id} of ${placeOf(tenant)} is in Printix's list, and state says that a replacement has cancelled ` +
    "it: nothing manages it any more. Check at Printix whether its subscription continues."
  );
}

function placeOf({ stack, name }: StateTenant): string {
  return `${name} in ${stack}`;
}
