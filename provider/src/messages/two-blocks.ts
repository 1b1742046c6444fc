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
      "Do not change its name or domain, and do not use `--target`: either could cancel the subscription of the other block.",
    ],
  );
}

/** Never another domain for a block of state: that would cancel the tenant it has. */
export function declaredTwice(tenant: object, before: NamedBlock, now: NamedBlock): Refusal {
  const isBothInState = before.isInState && now.isInState;
  const isOneInState = before.isInState || now.isInState;
  const step = isOneInState ? "Take the new block" : "Take one of the two blocks";
  return new Refusal(
    "PRINTIX_DECLARED_TWICE",
    `Refusing ${tenantLabel(tenant)}: another block of this program declares it too, ${before.urn}, and either could cancel it.`,
    [
      isBothInState
        ? "Put the old domain back into the block that was changed."
        : `${step} out of the program, or give it a domain of its own.`,
    ],
  );
}

/** A block of another provider of this program, such as the dynamic one beside the native one, declares it. */
export function declaredElsewhere(tenant: object): Refusal {
  return new Refusal(
    "PRINTIX_DECLARED_TWICE",
    `Refusing ${tenantLabel(tenant)}: a block of another provider of this program declares it too, and either could cancel it.`,
    ["Take one of the two blocks out of the program, or give it a domain of its own."],
  );
}

/** A block of another provider of this program has it, or is going to. */
export function heldElsewhere(notDone: "cancelled" | "adopted", tenant: object, id: string): Refusal {
  return new Refusal(
    notDone === "cancelled" ? "PRINTIX_STILL_DECLARED" : "PRINTIX_ADOPTION_CONFLICT",
    `Not ${notDone}: a block of another provider of this program has, or declares, ${tenantLabel(tenant)}, id ${id}.`,
    [
      "Change only the provider or class of the block, run `pulumi up`, and change its name after that, if it is the same block.",
      `Take the block that must not keep the tenant out of state with ${deleteFromState}, to hand the tenant over.`,
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
          "Give one of the two a third domain first, only if you want to cancel both tenants and create two new ones.",
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
      "Leave adoptExisting out only if you want to cancel the tenant and create a new one.",
    ],
  );
}

/** An adoption of what another block holds, by its id. */
export function adoptionOfHeld(tenant: object, id: string, holder: object): Refusal {
  return new Refusal(
    "PRINTIX_ADOPTION_CONFLICT",
    `Not adopted: another block has ${tenantLabel(tenant)}, id ${id}, in state as ${tenantLabel(holder)}.`,
    [
      "Write Printix's name and domain into that block, and run `pulumi up --refresh`.",
      `Take that block out of state with ${deleteFromState}, to hand the tenant over.`,
    ],
  );
}

/** An adoption of what this run cancels. */
export function adoptionOfCancelled(tenant: object, id: string): Refusal {
  return new Refusal(
    "PRINTIX_ADOPTION_CONFLICT",
    `Not adopted: this run cancels ${tenantLabel(tenant)}, id ${id}, for a block that no longer declares it.`,
    ["Check at Printix whether the tenant is still there before you run again."],
  );
}

/** A cancel of what another block has, or is going to have. */
export function stillDeclared(tenant: object, id: string, holder: object): Refusal {
  return new Refusal(
    "PRINTIX_STILL_DECLARED",
    `Not cancelled: another block of the program declares ${tenantLabel(tenant)}, id ${id}, as ${tenantLabel(holder)}.`,
    [
      'Give that block `aliases: [{ name: "the old name" }]` if it is the same block under another name.',
      `Take the old block out of state with ${deleteFromState}, or with \`pulumi state edit\` if both blocks have the same URN.`,
      "Do not use `--target` or `--exclude`: such a run does not see the other block, and cancels the tenant.",
    ],
  );
}

/** An answer that was lost is looked for by domain and name, and what is found need not be what was created. */
export function notNew(tenant: object, id: string, holder: object | undefined): Refusal {
  const whose = holder ? `another block has it, as ${tenantLabel(holder)}` : "this run cancels it";
  return new Refusal(
    "PRINTIX_NOT_NEW",
    `Not taken into state: Printix shows the tenant ${id} for ${tenantLabel(tenant)}, and ${whose}.`,
    ["Check at Printix which tenants have this name and domain before you run again."],
  );
}
