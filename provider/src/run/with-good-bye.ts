import type { PartnerClient } from "printix-partner-sdk";

/** Lets go of a shared budget when the process has nothing left to do, so that others need not wait for it. */
export function withGoodBye(client: PartnerClient): PartnerClient {
  process.once("beforeExit", () => void client.close());
  return client;
}
