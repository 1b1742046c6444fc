import type { SandboxTools } from "../../sandbox-handle";
import { activityOf } from "./activity";
import type { DashboardView } from "./dashboard-view";
import { faultsOf } from "./faults-of";
import type { RefusedForm } from "./form-state";
import { noticeOf } from "./notices";
import { partnerOf } from "./partner-of";
import { textIn, type PageAddress } from "./page-address";
import { tenantListOf } from "./tenant-list";

/** More than the fastest partner can send in the minute that the page draws. */
const LATEST = 2000;
const SHOWN = 25;

export interface Look {
  readonly tools: SandboxTools;
  readonly apiUrl: string;
  readonly address: PageAddress;
  readonly query?: unknown;
  readonly refused?: RefusedForm;
}

/** Everything that the page shows, as it is now: of the first partner where the address names one that is not there. */
export function readView({ tools, apiUrl, address: asked, query, refused }: Look): DashboardView {
  const partners = tools.partners();
  const address = partnerOf(partners, asked) === undefined ? { ...asked, partnerId: undefined } : asked;
  const partner = partnerOf(partners, address);
  if (partner === undefined) throw new Error("The sandbox has no partner.");
  const switches = tools.switches();
  const latest = tools.requests(LATEST);
  const about = textIn(query, "about");
  const facts = {
    access: partner.access,
    isLeaking: switches.isLeaking,
    tenantName: about === "" ? undefined : tools.history().find(({ id }) => id === about)?.tenantName,
  };
  return {
    address,
    apiUrl,
    partnerIds: partners.map(({ partnerId }) => partnerId),
    partner,
    tenants: tenantListOf(
      tools.tenants().filter(({ partnerId }) => partnerId === partner.partnerId),
      address,
    ),
    requests: latest.slice(-SHOWN).reverse(),
    activity: activityOf(
      latest.filter(({ partnerId }) => partnerId === partner.partnerId),
      switches.nowMs,
    ),
    faults: faultsOf(tools.faults(), partner.partnerId),
    switches,
    notice: noticeOf(textIn(query, "done"), facts),
    refused,
  };
}
