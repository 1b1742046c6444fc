import type { Access } from "printix-partner-sdk";
import { howToSet } from "../config/settings";
import { tenantLabel } from "../tenant/tenant-label";
import { Refusal } from "./refusal";

interface Found {
  id: string;
  tenantName: string;
}

const recover = "Run `npx pulumi-printix recover` if a `pulumi up` was killed.";

/** What to do about a tenant of ours that state does not know. */
const stepsToExisting = [
  recover,
  "Give the block `aliases` if its name or parent has changed; run `pulumi state untaint` if it was tainted.",
  "Set `adoptExisting: true` if the tenant was created in another way; if another stack has it in state, take it out of that state first.",
];

/** What to do about a domain of which the API says alone that it is taken. */
export const stepsToTaken = [
  "Run `npx pulumi-printix tenants list`, and choose another domain if the list does not show this one: somebody else has it.",
  recover,
  "Set `adoptExisting: true` to take the tenant over if it is yours and no other stack has it.",
];

/** What to do about a 403. */
export const stepsToAccess = [
  `Check the partner's id (${howToSet("partnerId")}): this client has no access to that partner.`,
  "Ask Printix for access: by approval (starter), by a pilot (pro) or by contract (enterprise). It cannot be bought online.",
];

export function domainExists(tenant: object, found: Found): Refusal {
  return new Refusal(
    "PRINTIX_DOMAIN_EXISTS",
    `Refusing to create ${tenantLabel(tenant)}: the partner has a tenant with this domain, "${found.tenantName}", id ${found.id}.`,
    stepsToExisting,
  );
}

/** Where Printix has the successor already, the tenant was most likely renamed there, and nothing is to be cancelled. */
export function successorExists(tenant: object, { id }: Found): Refusal {
  return new Refusal(
    "PRINTIX_SUCCESSOR_EXISTS",
    `Refusing to replace the tenant of this block: Printix already has ${tenantLabel(tenant)}, id ${id}.`,
    [
      "Run `pulumi preview --refresh` and then `pulumi up --refresh` if it is the same tenant, renamed at Printix.",
      "Set `adoptExisting: true` if a run was interrupted after it cancelled the old tenant and while it created this one.",
      "Put the old name and domain back if it is another customer's tenant.",
    ],
  );
}

/** Is it the same customer? A person has to say. */
export function otherName(tenant: object, found: Found): Refusal {
  return new Refusal(
    "PRINTIX_OTHER_NAME",
    `Refusing to adopt ${tenantLabel(tenant)}: the tenant with this domain is named "${found.tenantName}".`,
    ["Write that name into the program if it is the same customer."],
  );
}

export function otherPartner(tenant: object, owner: string, partnerId: string): Refusal {
  return new Refusal(
    "PRINTIX_OTHER_PARTNER",
    `Nothing was sent for ${tenantLabel(tenant)}: it belongs to the partner ${owner}, and its provider is configured for ${partnerId}.`,
    [
      "Set printix:partnerId or PRINTIX_PARTNER_ID to the partner of this stack, or choose the stack of this partner.",
      "Give the block its former provider back if it got another one.",
    ],
  );
}

/** @param key such as `the id 4711` @param why what the API answered, with its request id */
export function noSuchTenant(key: string, why?: string): Refusal {
  const because = why === undefined ? "" : `: ${why}`;
  return new Refusal("PRINTIX_NO_SUCH_TENANT", `This partner has no tenant with ${key}${because}.`, [
    "Run `npx pulumi-printix tenants list` to see its tenants.",
    `Check the partner's id: ${howToSet("partnerId")}.`,
  ]);
}

/** @param change which change of this program it is @param room for how many the quota has room */
export function quotaTooSmall(tenant: object, access: Access, change: number, room: number): Refusal {
  const { dailyQuota, quotaRemaining, quotaResetsAt } = access;
  const until = quotaResetsAt ? ` until ${quotaResetsAt.value}` : "";
  return new Refusal(
    "PRINTIX_QUOTA",
    `Nothing was sent for ${tenantLabel(tenant)}: it is change ${change} of this program (a replacement is two), and the daily ` +
      `quota of ${dailyQuota.value} requests has ${quotaRemaining.value} left${until}. That is room for ${room === 1 ? "1 change" : `${room || "no"} changes`} now: a few requests are reserved to finish changes that have begun.`,
    [
      `Run again ${quotaResetsAt ? "after that time" : "when the quota is full again"}, or declare fewer changes at once.`,
      "Run `npx pulumi-printix access` to see the figures, and ask Printix for broader access.",
      "Set PRINTIX_PREVIEW_CHECKS=false to skip this check.",
    ],
  );
}

/** @param why what the list shows, and what state has */
export function wouldVanish(count: number, why: string): Refusal {
  return new Refusal(
    "PRINTIX_VANISHED",
    `Refusing to forget ${count === 1 ? "a tenant" : `${count} tenants`}: ${why}.`,
    [
      "Check printix:partnerId, printix:environment and printix:apiUrl.",
      "Wait until Printix lists the tenants if they were created a moment ago.",
      "Set PRINTIX_MAX_VANISHED_PERCENT=100 for one run if they are really gone; if stack config has printix:maxVanishedPercent, set it there and add `--run-program`.",
    ],
  );
}

/** @param shownBy who still shows the tenant */
export function oneWitness(label: string, id: string, shownBy: string): Refusal {
  return new Refusal(
    "PRINTIX_ONE_WITNESS",
    `Not removed from state: ${label}, id ${id}. Its own address says that it is gone, but ${shownBy}.`,
    [
      "Run again in a minute: the list may not be up to date yet.",
      "Ask Printix if this does not change: the API may answer 404 when this client has no access to the tenant.",
    ],
  );
}
