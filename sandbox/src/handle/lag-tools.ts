import { checkOption, nonEmptyText, refuseUnknown } from "../common/check-option";
import type { SandboxContext } from "../state/context";
import type { SandboxTools } from "./handle";

const LONGEST_LAG_MS = 24 * 60 * 60 * 1000;

/** The part of the handle that makes changes show late. */
export function lagTools({
  switches,
}: Pick<SandboxContext, "switches">): Pick<SandboxTools, "setListLag" | "setCancelLag" | "setDomainLag"> {
  return {
    setListLag: (ms, about = {}) => {
      refuseUnknown(about, ["tenants"]);
      const { tenants } = about;
      checkOption(tenants === undefined || Array.isArray(tenants), "tenants", "a list of tenants' ids and domains");
      const named = tenants?.map((tenant) => nonEmptyText("tenants", tenant, "a list of tenants' ids and domains"));
      switches.listLagMs = lagOf(ms);
      delete switches.listLagTenants;
      if (named !== undefined) switches.listLagTenants = named;
    },
    setCancelLag: (ms, about = {}) => {
      refuseUnknown(about, ["isGetLagging"]);
      const { isGetLagging = false } = about;
      checkOption(typeof isGetLagging === "boolean", "isGetLagging", "true or false");
      Object.assign(switches, { cancelLagMs: lagOf(ms), isGetLagging });
    },
    setDomainLag: (ms) => {
      switches.domainLagMs = lagOf(ms);
    },
  };
}

function lagOf(ms: number): number {
  const isFine = Number.isFinite(ms) && ms >= 0 && ms <= LONGEST_LAG_MS;
  checkOption(isFine, "ms", "a number of milliseconds, 0 or more, and a day at most");
  return ms;
}
