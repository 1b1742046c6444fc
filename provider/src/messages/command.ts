import { join } from "node:path";
import { messageOf } from "printix-partner-sdk";
import { Refusal } from "./refusal";

/** An option, an argument or a plan that the command cannot use. */
export function badInput(headline: string, ...steps: string[]): Refusal {
  return new Refusal("PRINTIX_INPUT", headline, steps);
}

/** A file that the command cannot use, or cannot write. */
export function badFile(headline: string, ...steps: string[]): Refusal {
  return new Refusal("PRINTIX_FILE", headline, steps);
}

/** A file that could not be read or written. The system's message names it. */
export function fileFailure(what: string, error: unknown, ...steps: string[]): Refusal {
  return badFile(`${what}: ${messageOf(error)}`, ...steps);
}

/** @param folder the project's, from which the launcher loads us */
export function pluginNotInstalled(folder: string): Refusal {
  return new Refusal(
    "PRINTIX_NOT_INSTALLED",
    `Nothing was written: the plugin would be started in ${folder}, and pulumi-printix is not installed there.`,
    [`Add pulumi-printix to the dependencies in ${join(folder, "package.json")}, install, and run this again.`],
  );
}

/** The engine could not be run, failed, or printed something that we cannot read. */
export function engineFailure(headline: string, ...steps: string[]): Refusal {
  return new Refusal("PRINTIX_ENGINE", headline, steps);
}

/**
 * @param ran the command that met the lock
 * @param unlock the one that takes a lock away
 * @param owners whose locks they are, where the engine says so
 */
export function stackLocked(ran: string, unlock: string, owners: readonly string[]): Refusal {
  const by = owners.length === 0 ? "" : `, by ${owners.join(" and ")}`;
  return new Refusal("PRINTIX_LOCKED", `\`${ran}\` found the stack locked${by}.`, [
    "Wait until the update that is running now has ended.",
    `Run \`${unlock}\` only if no update is running: a killed update has left its lock. Then run this command again.`,
  ]);
}

/** @param faults what the preview printed of its errors */
export function previewFailed(source: string, faults: readonly string[]): Refusal {
  return engineFailure(`the preview in ${source} failed, so it holds no plan:\n${faults.join("\n")}`);
}

/** The list of another partner or environment shows none of the stack's tenants. @param notDone what has not happened */
export function foreignList(
  partnerId: string,
  inState: number,
  listed: number,
  notDone: string,
  mayAllow: boolean,
): Refusal {
  const list = listed === 0 ? "no tenant at all" : `${listed} others`;
  return new Refusal(
    "PRINTIX_VANISHED",
    `State holds ${inState} tenants, and Printix lists ${list} for the partner ${partnerId}: ${notDone}.`,
    [
      "Check printix:environment, printix:apiUrl and printix:partnerId: are they the ones that the tenants were created with?",
      "Wait until Printix lists the tenants if they were created a moment ago.",
      ...(mayAllow
        ? [
            "Set PRINTIX_MAX_VANISHED_PERCENT=100 for one run if they are really gone; if stack config has printix:maxVanishedPercent, set it there.",
          ]
        : []),
    ],
  );
}
