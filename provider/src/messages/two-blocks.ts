import { tenantLabel } from "../tenant/tenant-label";
import { Refusal } from "./refusal";

/** A block, as a message names it. */
interface NamedBlock {
  urn: string;
  /** Whether state has it. */
  isInState: boolean;
}

const deleteFromState = "`pulumi state delete --force` and its URN";

export function inStateTwice(tenant: object, one: string, other: string): Refusal {
  return new Refusal(
    "PRINTIX_IN_STATE_TWICE",
    `Refusing ${tenantLabel(tenant)}: two blocks have it in state, ${one} and ${other}, and neither knows what the other does to it.`,
    [
      `Take one of the two out of state with ${deleteFromState}, and out of the program.`,
      "Do not change its name or domain, and do not use `--target`: each could cancel the subscription of the other block.",
    ],
  );
}

/** Never another domain for a block of state: that would cancel the tenant it has. */
export function declaredTwice(tenant: object, before: NamedBlock, now: NamedBlock): Refusal {
  const isBothInState = before.isInState && now.isInState;
  const isOneInState = before.isInState || now.isInState;
  const step = isOneInState ? "Take the new block out, or give it the domain" : "Take one out, or give it the domain";
  return new Refusal(
    "PRINTIX_DECLARED_TWICE",
    `Refusing ${tenantLabel(tenant)}: another block of this program declares it too, ${before.urn}, and either could cancel it.`,
    [isBothInState ? "Put the domain back that the changed block had." : `${step} that it is for.`],
  );
}

/** A block of another provider of this program, such as the dynamic one beside the native one, declares it. */
export function declaredElsewhere(tenant: object): Refusal {
  return new Refusal(
    "PRINTIX_DECLARED_TWICE",
    `Refusing ${tenantLabel(tenant)}: a block of another provider of this program declares it too, and either could cancel it.`,
    ["Take one out, or give it the domain that it is for."],
  );
}

/** A block of another provider of this program has it, or is going to. */
export function heldElsewhere(notDone: "cancelled" | "adopted", tenant: object, id: string): Refusal {
  return new Refusal(
    notDone === "cancelled" ? "PRINTIX_STILL_DECLARED" : "PRINTIX_ADOPTION_CONFLICT",
    `Not ${notDone}: a block of another provider of this program has, or declares, ${tenantLabel(tenant)}, id ${id}.`,
    [
      "Change the block's provider or class alone, and run `pulumi up`, before you change its name, where it is the same block.",
      `Take the block that is to give it up out of state with ${deleteFromState}, to hand the tenant over.`,
    ],
  );
}

/** A tenant is to be created in the domain that another block gives up: the creation goes before that cancel. */
export function domainHandedOver(tenant: object, givingUrn: string, isSwap: boolean): Refusal {
  return new Refusal(
    "PRINTIX_DOMAIN_HANDED_OVER",
    `Refusing to create ${tenantLabel(tenant)}: another block of this program, ${givingUrn}, still has that domain, and may give it up too late.`,
    isSwap
      ? [
          "Put the domains back, and rename the blocks with `aliases`, to keep both tenants.",
          "Give one of the two a third domain first, to cancel both and to create two new ones.",
        ]
      : ["Change that block first and run `pulumi up`, and change this one after that."],
  );
}

/** An adoption of what another block has in state, and would cancel. */
export function adoptionConflict(tenant: object, urn: string): Refusal {
  return new Refusal(
    "PRINTIX_ADOPTION_CONFLICT",
    `Refusing to adopt ${tenantLabel(tenant)}: another block, ${urn}, has it in state and would cancel it.`,
    [
      `Take that block out of state with ${deleteFromState}, and run again, to hand the tenant over.`,
      "Leave adoptExisting out, to cancel the tenant and to create a new one.",
    ],
  );
}

/** An adoption of what another block holds, by its id. */
export function adoptionOfHeld(tenant: object, id: string, holder: object): Refusal {
  return new Refusal(
    "PRINTIX_ADOPTION_CONFLICT",
    `Not adopted: another block has ${tenantLabel(tenant)}, id ${id}, in state as ${tenantLabel(holder)}.`,
    [
      "Write what Printix has into that block, and run `pulumi up --refresh`.",
      `Take that block out of state with ${deleteFromState}, to hand the tenant over.`,
    ],
  );
}

/** An adoption of what this run cancels. */
export function adoptionOfCancelled(tenant: object, id: string): Refusal {
  return new Refusal(
    "PRINTIX_ADOPTION_CONFLICT",
    `Not adopted: this run cancels ${tenantLabel(tenant)}, id ${id}, for a block that gives it up.`,
    ["Look at Printix whether it is still there before you run again."],
  );
}

/** A cancel of what another block has, or is going to have. */
export function stillDeclared(tenant: object, id: string, holder: object): Refusal {
  return new Refusal(
    "PRINTIX_STILL_DECLARED",
    `Not cancelled: another block of the program declares ${tenantLabel(tenant)}, id ${id}, as ${tenantLabel(holder)}.`,
    [
      'Give that block `aliases: [{ name: "the old name" }]` where it is the same one under another name.',
      `Take the old block out of state with ${deleteFromState}, or with \`pulumi state edit\` where both have one URN.`,
      "Do not use `--target` or `--exclude`: such a run does not see the other block, and cancels.",
    ],
  );
}

/** An answer that was lost is looked for by domain and name, and what is found need not be what was created. */
export function notNew(tenant: object, id: string, holder: object | undefined): Refusal {
  const whose = holder ? `another block has it, as ${tenantLabel(holder)}` : "this run cancels it";
  return new Refusal(
    "PRINTIX_NOT_NEW",
    `Not taken into state: Printix shows the tenant ${id} for ${tenantLabel(tenant)}, and ${whose}.`,
    ["Look at Printix which tenants have this name and domain before you run again."],
  );
}
