import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../common/failure.cjs";
import { isTenant, type StateResource } from "./resources.ts";
import { shortName, type Target } from "./target.ts";

interface StateFile {
  checkpoint?: { latest?: { resources?: StateResource[] } };
}

/** Where the file backend keeps a stack's state. */
export function stateFile(root: string, stack: string): string {
  return join(root, ".printix", "state", ".pulumi", "stacks", "printix-tenants", `${shortName(stack)}.json`);
}

function hasTenants(root: string, stack: string): boolean {
  const file = stateFile(root, stack);
  if (!existsSync(file)) return false;
  try {
    const state = JSON.parse(readFileSync(file, "utf8")) as StateFile;
    return (state.checkpoint?.latest?.resources ?? []).some(isTenant);
  } catch {
    // An engine that was killed while it wrote leaves a broken file. It may hold tenants, so it counts as if it did.
    return true;
  }
}

/**
 * Keeps a stack's state to the side it was made on. Tenants of the sandbox in a real partner's state, or the other way
 * round, would be taken for existing, and a refresh would drop them as gone.
 */
export function claimState(root: string, { stack, mode }: Target): void {
  const file = join(root, ".printix", `${shortName(stack)}.mode`);
  const owner = existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
  // Not written again: another run may be reading it, and a full disk would leave it empty.
  if (owner === mode) return;
  if (owner !== undefined && hasTenants(root, stack)) {
    throw new Failure(
      mode === "partner"
        ? `The stack "${stack}" holds tenants of the local sandbox and cannot be used with a real Partner API. Use a stack of its own: set PULUMI_STACK=partner.`
        : `The stack "${stack}" holds tenants of a real Partner API and cannot be used with the local sandbox. Set PRINTIX_PARTNER_ID, PRINTIX_CLIENT_ID and PRINTIX_CLIENT_SECRET again.`,
    );
  }
  writeFileSync(file, `${mode}\n`);
}
