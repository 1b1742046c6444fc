import { createPartnerClient, type PartnerClient } from "printix-partner-sdk";
import { readProviderConfig } from "../config/provider-config";
import { withGoodBye } from "../run/with-good-bye";
import * as pulumi from "./pulumi-sdk";
import { warnOfClearSecret } from "./warn-of-clear-secret";

const clients = new Map<string, PartnerClient>();

/**
 * The client of the program's own process: data functions share its token and its throttle. One for each configuration:
 * the Automation API runs the programs of several stacks, and so of several partners, in one process.
 */
export function programClient(): PartnerClient {
  const config = pulumi.allConfig();
  const { client: options } = readProviderConfig((name) => config[`printix:${name}`], process.env, Object.keys(config));
  warnOfClearSecret();
  const key = JSON.stringify(options);
  const client = clients.get(key) ?? withGoodBye(createPartnerClient({ ...options, who: "program", notice }));
  clients.set(key, client);
  return client;
}

/** A long wait, told beside the program's own output. */
function notice(line: string): void {
  void pulumi.log.info(`printix: ${line}`);
}
