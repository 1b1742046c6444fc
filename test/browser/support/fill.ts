import type { Sandbox } from "printix-partner-sandbox";
import { PartnerApi } from "./partner-api";

const CUSTOMERS = [
  "Acme Co.",
  "Alder & Finch Architects",
  "Bakery Blum",
  "Brightwater Schools",
  "Cedar Clinic",
  "City Library of Nordheim",
  "Delta Freight",
  "Elm Street Dental",
  "Fjord Engineering",
  "Globex",
  "Harbour Law",
  "Initech",
  "Juniper Hotels",
  "Kestrel Insurance",
  "Lindqvist Interiors",
  "Maple Pharmacy",
  "Northwind Traders",
  "Oak Valley Farms",
  "Pine Print Shop",
  "Quarry Stone Works",
  "Rowan Travel",
  "Sable Cosmetics",
  "Tern Logistics",
  "Umbra Studios",
  "Willow Care Homes",
];

/** How many requests arrive in each of the last seconds. */
const TRAFFIC = [1, 2, 3, 5, 5, 4, 5, 5, 3, 1, 0, 0, 0, 2, 4, 5, 5, 9, 5, 5, 4, 2, 0, 0, 1, 3, 5, 5, 5, 12, 5, 4, 3, 5];

/** Invented customers, a minute's requests, and two faults: what the page looks like while it is in use. */
export async function fill(sandbox: Sandbox): Promise<void> {
  const ids = CUSTOMERS.map((tenantName, index) => {
    const tenantDomain = tenantName
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, "-")
      .replace(/-$/, "");
    const { id } = sandbox.createTenant({ tenantName, tenantDomain });
    sandbox.setBilling(id, { currentUserLicenses: 4 + ((index * 37) % 90) });
    sandbox.moveClock(7 * 60_000);
    return id;
  });
  sandbox.setLimits({ dailyQuota: 200 });
  sandbox.addFault({ kind: "status", status: 503, route: "create", times: 12 });
  sandbox.addFault({ kind: "status", status: 500, route: "billing", chance: 0.4, times: "always", seed: 5 });
  const api = new PartnerApi(sandbox);
  let sent = 0;
  for (const requests of TRAFFIC) {
    for (let i = 0; i < requests; i++) {
      const id = ids[sent % ids.length] ?? "";
      if (sent % 11 === 5) await api.create("Acme Co.", "acme-co");
      else if (sent % 3 === 0) await api.billing(id);
      else if (sent % 7 === 0) await api.list();
      else await api.get(sent % 19 === 0 ? "gone" : id);
      sandbox.moveClock(31);
      sent += 1;
    }
    sandbox.moveClock(1000 - 31 * requests);
  }
}
