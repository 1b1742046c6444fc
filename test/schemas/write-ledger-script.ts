import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ledgerScriptSource } from "./ledger-script.ts";

/** With `--print` it is shown alone. */
if (process.argv.includes("--print")) process.stdout.write(ledgerScriptSource());
else writeFileSync(join(import.meta.dirname, "../../sdk/src/budget/redis/ledger-script.ts"), ledgerScriptSource());
