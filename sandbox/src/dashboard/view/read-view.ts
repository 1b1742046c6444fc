import type { ControlContext } from "../../control/control-context";
import { ACTIVITY_MS, activityOf } from "./activity";
import type { DashboardView } from "./dashboard-view";
import type { RefusedForm } from "./form-state";
import { textIn } from "./form-values";
import { noticeOf } from "./notices";
import type { PageAddress } from "./page-address";
import { faultsOf, partnerOf } from "./partner-of";
import { tenantListOf } from "./tenant-list";

const SHOWN = 25;

export interface ViewRequest extends Pick<ControlContext, "tools" | "store"> {
  readonly apiUrl: string;
  readonly address: PageAddress;
  readonly query?: unknown;
  readonly refused?: RefusedForm;
}

/** Everything that the page shows, as it is now: of the first partner where the address names one that is not there. */
export function readView({ tools, store, apiUrl, address: asked, query, refused }: ViewRequest): DashboardView {
  const partners = tools.partners();
  const address = partnerOf(partners, asked) === undefined ? { ...asked, partnerId: undefined } : asked;
  const partner = partnerOf(partners, address);
  if (partner === undefined) throw new Error("The sandbox has no partner.");
  const switches = tools.switches();
  const about = textIn(query, "about");
  const facts = {
    access: partner.access,
    isLeaking: switches.isLeaking,
    tenantName: about === "" ? undefined : store.tenants.findAny(about)?.tenantName,
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
    requests: store.requests.latestOf(partner.partnerId, SHOWN).reverse(),
    activity: activityOf(store.requests.since(switches.nowMs - ACTIVITY_MS, partner.partnerId), switches.nowMs),
    faults: faultsOf(tools.faults(), partner.partnerId),
    switches,
    notice: noticeOf(textIn(query, "done"), facts),
    refused,
  };
}
