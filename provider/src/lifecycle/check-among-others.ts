import type { TenantSnapshot } from "printix-partner-sdk";
import type { ArgumentFault } from "../tenant/argument-faults";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { tenantLabel } from "../tenant/tenant-label";
import { isCancelling } from "../run/block";
import type { DeclaredTenants } from "../run/declared-tenants";
import { successorFaults, roomFaults, serverFaults, type ServerSide } from "./server-check";

/** What a tenant is compared with. */
export interface Others {
  declared: DeclaredTenants;
  /** Absent where it is not to be asked. */
  server: ServerSide | undefined;
  /** Something is wrong with the tenant itself. */
  hasOwnFaults: boolean;
  /** What the program says of `adoptExisting`, which is kept of new tenants alone; it may be unknown yet. */
  adopts: unknown;
}

/** What is wrong with a tenant beside the other ones: of the program, and, where it is new, of the partner. */
export async function faultsAmongOthers(
  olds: Partial<TenantInputs>,
  inputs: TenantInputs,
  { declared, server, hasOwnFaults, adopts }: Others,
): Promise<ArgumentFault[]> {
  const isNew = olds.tenantName === undefined;
  // What is refused leaves a tenant of state as it is: nobody else may take it meanwhile.
  const { faults, twin, successorOf } = declared.declare(
    olds,
    hasOwnFaults && !isNew ? (olds as TenantInputs) : inputs,
  );
  if (twin) {
    const isListed = server && (await isInList(inputs.tenantDomain, server.client.snapshot));
    twin.cameAgain = isListed === false;
    if (!twin.cameAgain) return [twinFault(inputs, isListed)];
    return server ? roomFaults(inputs, server) : [];
  }
  if (hasOwnFaults || faults.length > 0 || !server) return faults;
  // A replacement is a cancel and a creation: nothing may be cancelled that there is no room to create anew.
  if (!isNew) {
    const isReplaced = isCancelling({ had: olds, says: inputs, cameAgain: false });
    return isReplaced ? successorFaults(inputs, adopts, server) : [];
  }
  // In place of its own tenant, whose domain is taken now and free by then.
  if (successorOf?.had?.tenantDomain === inputs.tenantDomain) return roomFaults(inputs, server);
  return serverFaults(inputs, adopts, server);
}

/** Undefined where the list cannot be read. */
async function isInList(domain: string, snapshot: TenantSnapshot): Promise<boolean | undefined> {
  try {
    return (await snapshot.all()).some(({ tenantDomain }) => tenantDomain === domain);
  } catch {
    return undefined;
  }
}

/** The engine asks the same of a second block, and of a block that it replaces though neither name nor domain changes. */
function twinFault(inputs: TenantInputs, isListed: boolean | undefined): ArgumentFault {
  const cutShort =
    isListed === true
      ? []
      : [
          "  - a replacement of this very block was cut short (its old tenant is cancelled, its new one was not created): run " +
            "again with printix:previewChecks on, so that the partner's list can tell; or, where Printix does not have it, " +
            "take the block out of state with `pulumi state delete --force` and its URN, and run again",
        ];
  const reason = [
    `${tenantLabel(inputs)} is declared by another block of this program too, or the engine replaces this very block. ` +
      "Two blocks must never stand for one tenant, and nothing but another name or domain replaces one:",
    "  - two blocks declare it: take the new one out, or give the new one the domain that it is for",
    "  - this block has `replacementTrigger` or `replaceOnChanges`, or stands under `--replace`: take that away",
    ...cutShort,
  ].join("\n");
  return { property: "tenantDomain", reason };
}
