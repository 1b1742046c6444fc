import { isObject } from "../common/is-object";
import type { NewTenant } from "../store/tenants";
import { parseInitialUser } from "./initial-user";
import type { ReportViolation, Violation } from "./problem";
import { wholeTenantDomain } from "./tenant-domain";

const MAX_NAME_CHARACTERS = 100;

/** Either what a body asks for, or everything that is wrong with it ("Create new tenant" of the API page). */
export type ParsedTenant =
  | { readonly tenant: NewTenant; readonly violations?: undefined }
  | { readonly tenant?: undefined; readonly violations: readonly Violation[] };

/** Checks the body of a POST, all of it, so that a caller can put right everything at once. */
export function parseNewTenant(body: unknown): ParsedTenant {
  const violations: Violation[] = [];
  const report = (property_path: string, detail: string): void => {
    violations.push({ property_path, in: "body", detail });
  };
  if (!isObject(body)) {
    report("", "This value must be an object.");
    return { violations };
  }
  const tenantName = parseTenantName(body["tenant_name"], report);
  const tenantDomain = parseTenantDomain(body["tenant_domain"], report);
  const user = parseInitialUser(body["initial_user"], report);
  return violations.length > 0 ? { violations } : { tenant: { tenantName, tenantDomain, ...user } };
}

function parseTenantName(given: unknown, report: ReportViolation): string {
  // Characters are Unicode code points, not UTF-16 units: an emoji is one.
  if (typeof given === "string" && given !== "" && Array.from(given).length <= MAX_NAME_CHARACTERS) return given;
  report("/tenant_name", required(given) ?? `This value must be a text of 1 to ${MAX_NAME_CHARACTERS} characters.`);
  return "";
}

function parseTenantDomain(given: unknown, report: ReportViolation): string {
  const whole = typeof given === "string" ? wholeTenantDomain(given) : undefined;
  if (whole !== undefined) return whole;
  const wanted =
    "This value must be a domain name of 1 to 63 lowercase letters, digits and inner dashes, alone or under printix.net.";
  report("/tenant_domain", required(given) ?? wanted);
  return "";
}

function required(given: unknown): string | undefined {
  return given === undefined ? "This value is required." : undefined;
}
