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

/** What the partner's list says, as far as a plan is bound to it. One token and one list are asked for. */
export async function readList(client: PartnerClient, reading: Omit<ListReading, "partnerId">): Promise<Facts> {
  const { own } = ownState(parseStackExport(reading.exported), client.partnerId);
  const listing = await ownTenants(own, client, { notDone: "nothing was applied", isReport: true });
  const { extent, steps } = reading;
  if (extent === "all") return listFacts(listing);
  return ownListFacts(listing, concernedBy(own.resources, steps, extent === "own"));
}
