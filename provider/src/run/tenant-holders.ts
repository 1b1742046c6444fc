import { canonicalId, type PartnerTenant, type System } from "printix-partner-sdk";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { tenantLabel } from "../tenant/tenant-label";
import { isSame, type Named } from "./block";
import { createDeclaredTenants, type DeclaredTenants } from "./declared-tenants";
import { createQuietEngine } from "./quiet-engine";
import { Refusal } from "../messages/refusal";

/**
 * Which tenants the blocks of this run have. It holds the one rule that everything else leans on: in one run, no id is
 * both held by a block and cancelled, and none is adopted by a second block (docs/adr/0012-one-holder.md).
 */
export interface TenantHolders {
  readonly declared: DeclaredTenants;
  /** Runs a check or a diff: what the others wait for. */
  during<T>(answer: () => Promise<T>): Promise<T>;
  /** Notes that a check or a creation of this run has failed. */
  fail(): void;
  /** A block has this tenant, by its diff. */
  hold(id: string, tenant: Named): void;
  /** A block has this tenant, by its creation. @throws Refusal where another block has it, or this run cancels it */
  create(id: string, inputs: TenantInputs): void;
  /** A block takes an existing tenant over. @throws Refusal where another block has it, or this run cancels it */
  adopt(found: PartnerTenant, inputs: TenantInputs): Promise<void>;
  /**
   * Takes leave to cancel.
   * @param actual what Printix says of it by now, where that is known
   * @throws Refusal where a block has it, or wants it; and where this run fails, since the engine may end before it comes
   * to what was to be created in its place
   */
  giveUp(id: string, tenant: Named, actual: Named | undefined): Promise<void>;
  /** Whether this run cancels the tenant that has this domain: the API may free it some seconds later. */
  isGivenUp(tenantDomain: string): boolean;
}

export function createTenantHolders(system: Pick<System, "now" | "sleep">): TenantHolders {
  const declared = createDeclaredTenants();
  const quiet = createQuietEngine(system);
  const holders = new Map<string, Named>();
  const givenUp = new Map<string, string | undefined>();
  let hasFailed = false;

  function assertFree(id: string, inputs: TenantInputs): void {
    const holder = holders.get(id);
    const fault = declared.adoptionFault(inputs);
    const label = tenantLabel(inputs);
    if (fault !== undefined) throw new Refusal(`${label} was not adopted, and nothing was sent: ${fault}`);
    if (holder) {
      throw new Refusal(
        `${label} was not adopted: another block of this program has this very tenant, id ${id}, in state as ` +
          `${tenantLabel(holder)}. Write what Printix has into that block, and run \`pulumi up --refresh\`; or take that block ` +
          "out of state with `pulumi state delete --force` and its URN.",
      );
    }
    if (givenUp.has(id)) {
      throw new Refusal(
        `${label} was not adopted: this run cancels the tenant of this domain, id ${id}, for a block that gives it up. ` +
          "Look at Printix whether it is still there before you run again.",
      );
    }
  }

  function assertUnwanted(id: string, tenant: Named, actual: Named | undefined): void {
    const holder = holders.get(canonicalId(id));
    if (holder || declared.isWanted(tenant)) throw new Refusal(heldByAnother(id, tenant, holder));
    const isStale = actual !== undefined && !isSame(actual, tenant);
    if (isStale && (declared.isWanted(actual) || declared.isReplaced(tenant))) {
      throw new Refusal(movedOn(id, tenant, actual));
    }
    if (hasFailed) throw new Refusal(runFails(id, tenant));
  }

  return {
    declared,
    during: (answer) => quiet.during(answer),
    fail: () => {
      hasFailed = true;
    },
    hold: (id, tenant) => {
      holders.set(canonicalId(id), tenant);
    },
    create: (id, inputs) => {
      const holder = holders.get(id);
      if (holder || givenUp.has(id)) throw new Refusal(notNew(id, inputs, holder));
      holders.set(id, inputs);
    },
    adopt: async ({ id }, inputs) => {
      assertFree(id, inputs);
      await quiet.wait();
      assertFree(id, inputs);
      holders.set(id, inputs);
    },
    giveUp: async (id, tenant, actual) => {
      assertUnwanted(id, tenant, actual);
      // Any other cancel comes when the engine has asked about the whole program.
      if (declared.isReplaced(tenant)) {
        await quiet.wait();
        assertUnwanted(id, tenant, actual);
      }
      givenUp.set(canonicalId(id), tenant.tenantDomain);
    },
    isGivenUp: (tenantDomain) => [...givenUp.values()].includes(tenantDomain),
  };
}

function heldByAnother(id: string, tenant: Named, holder: Named = tenant): string {
  return (
    `${tenantLabel(tenant)}, id ${id}, was not cancelled: another block of the program declares it, as ` +
    `${tenantLabel(holder)}. Where that block is the same one under another name, give it ` +
    '`aliases: [{ name: "the old name" }]`, and it keeps its tenant; or take the old one out of state with ' +
    "`pulumi state delete --force` and its URN (`pulumi state edit` where both have the same URN). Never with `--target` or " +
    "`--exclude`: such a run does not see the other block, and cancels."
  );
}

/** An answer that was lost is looked for by domain and name, and what is found need not be what was created. */
function notNew(id: string, tenant: Named, holder: Named | undefined): string {
  const whose = holder
    ? `which another block of this program has, as ${tenantLabel(holder)}`
    : "which this run cancels for a block that gives it up";
  return (
    `${tenantLabel(tenant)} was to be created, and what Printix shows for it is the tenant ${id}, ${whose}: it was not taken ` +
    "into state a second time. Look at Printix which tenants have this name and domain before you run again."
  );
}

function runFails(id: string, tenant: Named): string {
  return (
    `${tenantLabel(tenant)}, id ${id}, was not cancelled: something else has failed in this run, as told beside this, and the ` +
    "engine may end before it creates what is to come in its place. Mend that, and run again."
  );
}

function movedOn(id: string, tenant: Named, actual: Named): string {
  return (
    `${tenantLabel(tenant)}, id ${id}, was not cancelled: at Printix it is ${tenantLabel(actual)} by now, which state ` +
    "does not know. Run `pulumi preview --refresh` to see what that changes, and `pulumi up --refresh`."
  );
}
