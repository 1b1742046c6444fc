import { sandboxStack } from "./target.ts";

/** The sandbox says one of these about a data file that it can never open again. */
const unusableData = /is not a database|is another program's database|was written by a newer |malformed/;

/**
 * What to do about a sandbox that did not start. Its data and its stack are given up together: without the data, the
 * tenants of the stack do not exist. Nothing else is: a partner's state and passphrase may lie beside them.
 */
export function sandboxAdvice(reason: string, data: string): string {
  if (reason.includes("is in use by another process")) return "Let that process end, then run the command again.";
  if (!unusableData.test(reason)) return "Read the log, then run the command again.";
  return `To start again without its tenants, run \`npm run -s pulumi -- stack rm ${sandboxStack} --force --yes --preserve-config\`, delete ${data}*, then run the command again. Keep the rest of .printix: a partner's state may be there.`;
}
