import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { readConfigFile } from "./stack-config.ts";
import type { Target } from "./target.ts";

export interface Backend {
  /** Where state goes; absent where the engine's own login or project decides. */
  url?: string;
  /** The state folder of this clone. */
  isLocal: boolean;
}

function isLoggedIn(env: NodeJS.ProcessEnv): boolean {
  if (env["PULUMI_ACCESS_TOKEN"]) return true;
  try {
    const file = join(env["PULUMI_HOME"] ?? join(homedir(), ".pulumi"), "credentials.json");
    return Boolean((JSON.parse(readFileSync(file, "utf8")) as { current?: string }).current);
  } catch {
    return false;
  }
}

/** The sandbox's state stays in this clone, whatever the user is logged in to; a partner's goes where they chose. */
export function chooseBackend(root: string, target: Target, env: NodeJS.ProcessEnv): Backend {
  if (target.mode === "partner") {
    const own = env["PULUMI_BACKEND_URL"];
    if (own) return { url: own, isLocal: false };
    if (isLoggedIn(env) || readConfigFile(join(root, "Pulumi.yaml")).backend?.url) return { isLocal: false };
  }
  return { url: pathToFileURL(join(root, ".printix", "state")).href, isLocal: true };
}
