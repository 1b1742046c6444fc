import type { PartnerClient } from "printix-partner-sdk";
import { ownTenants } from "../shared/own-tenants";
import { ownState } from "../shared/other-partners";
import type { PreviewStep } from "../shared/pulumi/preview";
import { parseStackExport } from "../shared/pulumi/stack-export";
import { concernedBy, listFacts, ownListFacts, presumedListFacts } from "./list-facts";
import type { Extent, Facts } from "../shared/plan/reviewed";

export interface ListReading {
  extent: Extent;
  partnerId: string;
  /** What `pulumi stack export` printed. */
  exported: string;
  steps: readonly PreviewStep[];
}

/** What a plan presumes of the partner's list, which nobody has read. */
export function presumedList({ exported, partnerId, steps }: Omit<ListReading, "extent">): Facts {
  return presumedListFacts(concernedBy(ownState(parseStackExport(exported), partnerId).own.resources, steps, false));
}

export interface ListNow {
  facts: Facts;
  /** What people call a tenant by, by its id: its domain, in the list or in state. */
  nameOf: (id: string) => string;
}

/** What the partner's list says, as far as a plan is bound to it. One token and one list are asked for. */
export async function readList(client: PartnerClient, reading: Omit<ListReading, "partnerId">): Promise<ListNow> {
  const { extent, steps } = reading;
  const { own } = ownState(parseStackExport(reading.exported), client.partnerId);
  const listing = await ownTenants(own, client, { notDone: "nothing was applied", isReport: true });
  const concerned = concernedBy(own.resources, steps, extent === "own");
  const domains = new Map<string, unknown>([
    ...concerned.inState.map(({ id = "", outputs = {} }) => [id, outputs["tenantDomain"]] as const),
    ...listing.tenants.map(({ id, tenantDomain }) => [id, tenantDomain] as const),
  ]);
  return {
    facts: extent === "all" ? listFacts(listing) : ownListFacts(listing, concerned),
    nameOf: (id) => {
      const domain = domains.get(id);
      return typeof domain === "string" ? `${domain}, id ${id},` : id;
    },
  };
}
