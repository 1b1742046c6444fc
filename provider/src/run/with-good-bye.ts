import type { PartnerClient } from "printix-partner-sdk";

const clients = new Set<PartnerClient>();

/** Lets go of a shared budget when the process has nothing left to do, so that others need not wait for it. */
export function withGoodBye(client: PartnerClient): PartnerClient {
  if (clients.size === 0) process.once("beforeExit", closeAll);
  clients.add(client);
  return client;
}

function closeAll(): void {
  for (const client of clients) void client.close();
}
