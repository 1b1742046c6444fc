import { messageOf } from "printix-partner-sdk";
import { tenantLabel } from "../tenant/tenant-label";
import { Refusal } from "./refusal";

/**
 * @param sent what this run of the engine has cancelled before
 * @param shared the pipeline's run that it belongs to, and how many of its cancels were others'
 */
export function cancelTooMany(
  label: string,
  max: number,
  sent: readonly string[],
  shared?: { runId: string; others: number },
): Refusal {
  const run = shared === undefined ? "one run" : `the run "${shared.runId}"`;
  const before = sent.length === 0 ? "" : ` Sent before it: ${sent.join(", ")}.`;
  const elsewhere = shared === undefined ? "" : ` Sent by other processes of this run: ${shared.others}.`;
  return new Refusal(
    "PRINTIX_MAX_CANCELS",
    `Not cancelled: ${label} would be one too many, since printix:maxCancels allows ${max} in ${run}.${before}${elsewhere}`,
    allowing(max + 1),
  );
}

/** @param planned how many this program replaces, this one included */
export function replacementTooMany(label: string, max: number, planned: number): Refusal {
  return new Refusal(
    "PRINTIX_MAX_CANCELS",
    `Refusing to replace ${label}: it is cancel number ${planned} of this program, and printix:maxCancels allows ${max} in one run.`,
    allowing(planned),
  );
}

function allowing(count: number): string[] {
  return [
    `Set PRINTIX_MAX_CANCELS=${count} for one run if this cancel is intended.`,
    "Raise printix:maxCancels too if stack config has it: the smaller of the two applies.",
    "Add `--run-program` to a destroy, and declare at least one tenant for an `up`: otherwise they use the stack config of the last `up`.",
  ];
}

/** The engine may end before it comes to what was to be created in the place of the tenant. */
export function runFailed(tenant: object, id: string): Refusal {
  return new Refusal(
    "PRINTIX_RUN_FAILED",
    `Not cancelled: ${tenantLabel(tenant)}, id ${id}. Another resource failed in this run, so a replacement might never be made.`,
    ["Fix what the other error says, and run again."],
  );
}

/** The engine replaces what a block had by what it imports, and asks nobody whether the old one may go. */
export function importCancels(tenant: object, id: string, importedId: string): Refusal {
  return new Refusal(
    "PRINTIX_FORCED_REPLACEMENT",
    `Not cancelled: ${tenantLabel(tenant)}, id ${id}. Its block imports the tenant ${importedId}, and an import cancels nothing.`,
    [
      "Take the old tenant out of state with `pulumi state edit` now if it must not be cancelled: a later run may cancel it.",
      "Do not change, move or remove this block before you have done so.",
    ],
  );
}

/** What the processes of one run tell each other cannot be kept, so nobody knows what the others do. */
export function recordUnusable(error: unknown): Refusal {
  return new Refusal(
    "PRINTIX_RECORD",
    `Not done: the providers of this run cannot write their shared record into the folder for temporary files: ${messageOf(error)}.`,
    [
      "Set TMPDIR (on Windows TEMP) to a folder that only you can write to, on a file system with permissions, and run again.",
    ],
  );
}

/** @param actual what Printix calls it by now */
export function stateIsOld(tenant: object, id: string, actual: object): Refusal {
  return new Refusal(
    "PRINTIX_STATE_IS_OLD",
    `Not cancelled: ${tenantLabel(tenant)}, id ${id}, is ${tenantLabel(actual)} at Printix now, and state does not know this yet.`,
    ["Run `pulumi preview --refresh` to see what changes, and then `pulumi up --refresh`."],
  );
}
