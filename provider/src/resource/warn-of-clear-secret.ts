import { clearSecrets, secretInTheClear } from "../messages/program";
import { Config, getProject, getStack, isConfigSecret, log } from "./pulumi-sdk";

const warned = new Set<string>();

/** Warns once, for each stack whose program runs here, of the secrets that its file holds in the clear. */
export function warnOfClearSecret(): void {
  const config = new Config("printix");
  const names = clearSecrets((name) => ({
    value: config.get(name),
    isSecret: isConfigSecret(`printix:${name}`),
  }));
  const stack = `${getProject()}/${getStack()}`;
  if (names.length === 0 || warned.has(stack)) return;
  warned.add(stack);
  for (const name of names) void log.warn(secretInTheClear(name));
}
