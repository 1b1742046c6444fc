import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  const config = configFile(root, stack);
  // The salt is read first: if another run makes the passphrase meanwhile, its salt is not dropped as one without.
  const salt = readConfigFile(config).encryptionsalt;
  if (existsSync(file)) return { value: readValue(file), file, isNew: false };
  if (salt !== undefined) forgetSalt(config, salt, file, mode);
  const isNew = keepFirst(file, randomBytes(32).toString("base64url"));
  return { value: readValue(file), file, isNew };
}

function readValue(file: string): string {
  return readFileSync(file, "utf8").trim();
}

/** Gives the file its name once it is whole, unless another run was first: nobody may read a passphrase in part. */
function keepFirst(file: string, value: string): boolean {
  const temporary = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    writeFileSync(temporary, `${value}\n`, { mode: 0o600, flag: "wx" });
    linkSync(temporary, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** The salt belongs to a passphrase that is gone. The sandbox's holds nothing that matters; a partner's might. */
function forgetSalt(config: string, salt: string, file: string, mode: Target["mode"]): void {
  if (mode === "partner") {
    throw new Failure(
      `${config} is encrypted with a passphrase that this clone does not have. Set PULUMI_CONFIG_PASSPHRASE to it, or copy ${file} from the clone that has it; for the local sandbox set PULUMI_STACK=${sandboxStack}.`,
    );
  }
  if (readConfigFile(config).encryptionsalt !== salt) return;
  const text = readFileSync(config, "utf8");
  writeFileSync(config, text.replace(/^encryptionsalt:.*\n?/m, ""));
}
