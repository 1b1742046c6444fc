import type { PartnerTenant, System } from "printix-partner-sdk";
import type { TenantInputs } from "../tenant/tenant-inputs";
import { tenantLabel } from "../tenant/tenant-label";
import type { Named } from "./block";
import { createDeclaredTenants, type DeclaredTenants } from "./declared-tenants";
import { createQuietEngine } from "./quiet-engine";
import { Refusal } from "./refusal";

/**
 * Which tenants the blocks of this run have. It holds the one rule that everything else leans on: in one run, no id is
 * both held by a block and cancelled, and none is adopted by a second block (docs/adr/0012-one-holder.md).
 */
export interface TenantHolders {
  readonly declared: DeclaredTenants;
  /** Runs a check or a diff: what the others wait for. */
  during<T>(answer: () => Promise<T>): Promise<T>;
  /** A block has this tenant, by its diff or its creation. */
  hold(id: string, tenant: Named): void;
  /** A block takes an existing tenant over. @throws Refusal where another block has it, or this run cancels it */
  adopt(found: PartnerTenant, inputs: TenantInputs): Promise<void>;
  /**
   * Takes leave to cancel.
   * @param actual what Printix says of it by now, where that is known
   * @throws Refusal where a block has it, or wants it
   */
  giveUp(id: string, tenant: Named, actual: Named | undefined): Promise<void>;
}

export function createTenantHolders(system: Pick<System, "now" | "sleep">): TenantHolders {
  const declared = createDeclaredTenants();
  const quiet = createQuietEngine(system);
  const holders = new Map<string, Named>();
  const givenUp = new Set<string>();

  return {
    declared,
    during: (answer) => quiet.during(answer),
    hold: (id, tenant) => {
      holders.set(id, tenant);
    },
    adopt: async ({ id }, inputs) => {
      await quiet.wait();
      const holder = holders.get(id);
      const fault = declared.adoptionFault(inputs);
      const label = tenantLabel(inputs);
      if (fault !== undefined) throw new Refusal(`${label} was not adopted, and nothing was sent: ${fault}`);
      if (holder) {
        throw new Refusal(
          `${label} was not adopted: another block of this program has this very tenant, id ${id}, in state as ` +
            `${tenantLabel(holder)}. Run \`pulumi refresh\`, and write what it shows into that block; or take that block ` +
            "out of state with `pulumi state delete` and its URN.",
        );
      }
      if (givenUp.has(id)) {
        throw new Refusal(
          `${label} was not adopted: this run cancels the tenant of this domain, id ${id}, for a block that gives it up. ` +
            "Look at Printix whether it is still there before you run again.",
        );
      }
      holders.set(id, inputs);
    },
    giveUp: async (id, tenant, actual) => {
      await quiet.wait();
      const holder = holders.get(id);
      if (holder || declared.isWanted(tenant)) throw new Refusal(heldByAnother(id, tenant, holder));
      if (actual && declared.isWanted(actual)) throw new Refusal(movedOn(id, tenant, actual));
      givenUp.add(id);
    },
  };
}

function heldByAnother(id: string, tenant: Named, holder: Named = tenant): string {
  return (
    `${tenantLabel(tenant)}, id ${id}, was not cancelled: another block of the program declares it, as ` +
    `${tenantLabel(holder)}. Where that block is the same one under another name, give it ` +
    '`aliases: [{ name: "the old name" }]`, and it keeps its tenant; or take the old one out of state with ' +
    "`pulumi state delete` and its URN (`pulumi state edit` where both have the same URN). Never with `--target` or " +
    "`--exclude`: such a run does not see the other block, and cancels."
  );
}

function movedOn(id: string, tenant: Named, actual: Named): string {
  return (
    `${tenantLabel(tenant)}, id ${id}, was not cancelled: at Printix it is ${tenantLabel(actual)} by now, which the ` +
    "program declares. Run `pulumi refresh`, so that state says so too, and look at the preview again."
  );
}
