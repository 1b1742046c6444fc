import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../common/failure.cjs";
import { configFile, readConfigFile } from "./stack-config.ts";
import { sandboxStack, shortName, type Target } from "./target.ts";

export interface Passphrase {
  value: string;
  file: string;
  isNew: boolean;
}

/** The passphrase of a stack whose state lies in this clone: made once, kept beside that state. */
export function keepPassphrase(root: string, { stack, mode }: Target): Passphrase {
  const file = join(root, ".printix", `${shortName(stack)}.passphrase`);
  if (existsSync(file)) return { value: readFileSync(file, "utf8").trim(), file, isNew: false };
  const config = configFile(root, stack);
  if (readConfigFile(config).encryptionsalt !== undefined) forgetSalt(config, file, mode);
  const value = randomBytes(32).toString("base64url");
  writeFileSync(file, `${value}\n`, { mode: 0o600, flag: "wx" });
  return { value, file, isNew: true };
}

/** The salt belongs to a passphrase that is gone. The sandbox's holds nothing that matters; a partner's might. */
function forgetSalt(config: string, file: string, mode: Target["mode"]): void {
  if (mode === "partner") {
    throw new Failure(
      `${config} is encrypted with a passphrase that this clone does not have. Set PULUMI_CONFIG_PASSPHRASE to it, or copy ${file} from the clone that has it; for the local sandbox set PULUMI_STACK=${sandboxStack}.`,
    );
  }
  const text = readFileSync(config, "utf8");
  writeFileSync(config, text.replace(/^encryptionsalt:.*\n?/m, ""));
}
