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
  const elsewhere = shared === undefined ? "" : ` Sent by others of this run: ${shared.others}.`;
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
    `Set PRINTIX_MAX_CANCELS=${count} for one run where it is meant.`,
    "Raise printix:maxCancels too where stack config has it, since the smaller of the two holds.",
    "Add `--run-program` to a destroy, and declare a tenant for an `up`: else they know the stack config of the last `up` alone.",
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
    `Not cancelled: ${tenantLabel(tenant)}, id ${id}. Its block takes the tenant ${importedId} in by its id, and an import cancels nothing.`,
    [
      "Take its old entry out of state with `pulumi state edit` now, where the tenant is to go on: a later run may cancel it.",
      "Do not change, move or remove this block before that.",
    ],
  );
}

/** What the processes of one run tell each other cannot be kept, so nobody knows what the others do. */
export function recordUnusable(error: unknown): Refusal {
  return new Refusal(
    "PRINTIX_RECORD",
    `Not done, since what the providers of this run do cannot be kept in the folder of temporary files: ${messageOf(error)}.`,
    [
      "Set TMPDIR (on Windows TEMP) to a folder that you alone can write to, on a file system with permissions, and run again.",
    ],
  );
}

/** @param actual what Printix calls it by now */
export function stateIsOld(tenant: object, id: string, actual: object): Refusal {
  return new Refusal(
    "PRINTIX_STATE_IS_OLD",
    `Not cancelled: ${tenantLabel(tenant)}, id ${id}, is ${tenantLabel(actual)} at Printix now, and state does not have that yet.`,
    ["Run `pulumi preview --refresh` to see what that changes, and then `pulumi up --refresh`."],
  );
}
