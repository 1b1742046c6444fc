import { secretInTheClear } from "../messages/program";
import { Config, getProject, getStack, isConfigSecret, log } from "./pulumi-sdk";

const warned = new Set<string>();

/** Warns once, for each stack whose program runs here, of a client secret that its file holds in the clear. */
export function warnOfClearSecret(): void {
  const isSet = new Config("printix").get("clientSecret") !== undefined;
  if (!isSet || isConfigSecret("printix:clientSecret")) return;
  const stack = `${getProject()}/${getStack()}`;
  if (warned.has(stack)) return;
  warned.add(stack);
  void log.warn(secretInTheClear);
}
