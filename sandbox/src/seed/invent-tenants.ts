import { createHash } from "node:crypto";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { firstBilling } from "../store/billing";
import type { BillingInfo } from "../store/tenant";
import type { NewTenant, WholeTenant } from "../store/tenants";
import { wholeTenantDomain } from "../wire/tenant-domain";
import { FORMS, STEMS, TRADES } from "./invented-names";

interface Invention {
  readonly partnerId: string;
  readonly seed: number;
  readonly nowMs: number;
  readonly isTaken: (tenantDomain: string) => boolean;
}

/** A whole number from 0 to below `end`. */
type Draw = (end: number) => number;

const DAY_MS = 24 * 60 * 60 * 1000;
const OLDEST_DAYS = 1500;

/**
 * So many plausible tenants of nobody's, oldest first; the same for the same seed. Domains that are taken are left out.
 */
export function inventTenants(count: number, { partnerId, seed, nowMs, isTaken }: Invention): WholeTenant[] {
  const random = xoroshiro128plus(seed);
  const draw: Draw = (end) => uniformInt(random, 0, end - 1);
  const ages = Array.from({ length: count }, () => 1 + draw(OLDEST_DAYS * 24)).sort((a, b) => b - a);
  const used = new Set<string>();
  return ages.map((ageHours) => {
    const { tenantName, tenantDomain } = inventName(draw, (domain) => used.has(domain) || isTaken(domain));
    used.add(tenantDomain);
    return {
      ...{ id: inventUuid(partnerId, String(seed), tenantDomain), tenantName, tenantDomain },
      ...{ hasInitialUser: draw(4) > 0, isInitialUserAdmin: draw(2) > 0 },
      createdAtMs: nowMs - (ageHours * DAY_MS) / 24,
      billing: inventBilling(draw, new Date(nowMs)),
    };
  });
}

/** Where a name is drawn again, its next branch is meant. */
function inventName(draw: Draw, isUsed: (domain: string) => boolean): Pick<NewTenant, "tenantName" | "tenantDomain"> {
  const name = `${pick(draw, STEMS)} ${pick(draw, TRADES)}`;
  const form = pick(draw, FORMS);
  for (let branch = 1; ; branch++) {
    const label = (branch === 1 ? name : `${name} ${branch}`).toLowerCase().replaceAll(" ", "-");
    const tenantDomain = wholeTenantDomain(label) ?? label;
    if (!isUsed(tenantDomain))
      return { tenantName: branch === 1 ? `${name} ${form}` : `${name} ${branch} ${form}`, tenantDomain };
  }
}

/** Many small customers, and a few large ones. */
function inventBilling(draw: Draw, now: Date): BillingInfo {
  const { currentBillingPeriod, previousBillingPeriod } = firstBilling(now);
  const currentUserLicenses = 1 + Math.floor(250 * (draw(1000) / 1000) ** 3);
  const userLicenses = Math.max(1, currentUserLicenses - draw(3));
  return {
    currentUserLicenses,
    currentBillingPeriod: {
      ...currentBillingPeriod,
      userLicenses: currentUserLicenses,
      printingUsers: 1 + draw(currentUserLicenses),
    },
    previousBillingPeriod: { ...previousBillingPeriod, userLicenses, printingUsers: 1 + draw(userLicenses) },
  };
}

/** Of the shape of a random UUID (version 4), and another one for each partner: a data file may hold several. */
function inventUuid(...of: string[]): string {
  const hex = createHash("sha256").update(of.join("\n")).digest("hex");
  const variant = "89ab".charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function pick(draw: Draw, from: readonly string[]): string {
  return from[draw(from.length)] ?? "";
}
