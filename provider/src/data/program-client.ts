import { createPartnerClient, type PartnerClient } from "printix-partner-sdk";
import { debugLog } from "../config/debug-log";
import { readProviderConfig } from "../config/provider-config";
import * as pulumi from "../pulumi-sdk";

let client: PartnerClient | undefined;

/** The one client of the program's own process: data functions share its token and its throttle. */
export function programClient(): PartnerClient {
  return (client ??= makeClient());
}

function makeClient(): PartnerClient {
  const config = new pulumi.Config("printix");
  const { client } = readProviderConfig((name) => config.get(name), process.env);
  const log = debugLog(process.env);
  return createPartnerClient({ ...client, notice, ...(log && { log }) });
}

/** A long wait, told beside the program's own output. */
function notice(line: string): void {
  void pulumi.log.info(`printix: ${line}`);
}
