import { setTimeout as sleep } from "node:timers/promises";
import type { ForgeSettings } from "./forge";

/** What a forge needs, of this process and of the usual names. */
export function forgeSettings(
  env: NodeJS.ProcessEnv,
  note: (line: string) => void,
): Omit<ForgeSettings, "pullRequest"> {
  return {
    ...{ env, fetch, note, sleep: (ms) => sleep(ms), author: undefined },
    ...{ workItemType: "Issue", closedState: "Done" },
  };
}
