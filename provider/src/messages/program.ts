import { Refusal } from "./refusal";

/**
 * Why a program cannot take a tenant in by its id, and what can. The engine reads an imported resource without the
 * `__provider` that a dynamic one is found by (pulumi#16175).
 *
 * @param way what the program says: an option or a function
 */
export function byId(way: string): Refusal {
  return new Refusal(
    "PRINTIX_BY_ID",
    `${way} does not work for a tenant: Pulumi does not give a dynamic resource's id to its provider.`,
    [
      "Run `npx pulumi-printix import DOMAIN` in the program's folder, and then the command that it prints, to manage the tenant.",
      "Call printix.getTenant({ tenantDomain }) or printix.getTenant({ id }) to read it without managing it.",
    ],
  );
}

/** The engine's own providers and those of a program are told apart by their names alone. */
export function reservedProviderName(name: string): Refusal {
  return new Refusal(
    "PRINTIX_INPUT",
    `The provider "${name}" cannot have that name: such names are reserved for the engine's own providers.`,
    ["Give it another name, such as that of the partner."],
  );
}

/** A tenant of the dynamic provider and one of the native one have the same name, by which each would take the other over. */
export function nameOfBothClasses(name: string): Refusal {
  return new Refusal(
    "PRINTIX_DECLARED_TWICE",
    `printix.Tenant "${name}": the program declares it with pulumi-printix and with pulumi-printix/native, and each would take over the other's tenant.`,
    ["Give one of the two another name."],
  );
}

/** The provider's settings are outputs that only `up` will know, and a promise cannot wait for them. */
export function providerUnknown(name: string): Refusal {
  return new Refusal(
    "PRINTIX_INPUT",
    `printix.${name} cannot be called: the settings of its provider are not known before up.`,
    [`Call ${name}Output instead. Its result is not known before up either.`],
  );
}

/** Resource options that contradict what may become of a tenant. */
export function contradictingOptions(why: string, steps: readonly string[]): Refusal {
  return new Refusal("PRINTIX_OPTIONS", why, steps);
}

/** @param folder where the engine starts the provider @param manifest of the program itself */
export function notInstalled(name: string, version: string, folder: string, manifest: string): Refusal {
  return new Refusal(
    "PRINTIX_NOT_INSTALLED",
    `Nothing was sent: Pulumi starts the provider in ${folder} and would not find ${name} there: only another package depends on it.`,
    [`Add "${name}": "^${version}" to the dependencies in ${manifest}, install, and run again.`],
  );
}

/** Where a secret of stack config is replaced. */
const replacedAt = { clientSecret: "Printix", budget: "the store" } as const;

/** What to do about a secret that everybody can read who has the stack's file. */
export const secretInTheClear = (name: keyof typeof replacedAt): string =>
  `printix:${name} is in stack config as plain text. Set it with \`pulumi config set --secret printix:${name}\`, ` +
  `and have the old one replaced at ${replacedAt[name]}: whoever can read the file or its history can use it.`;

/** The secrets that stack config shows: a place for a budget is one where it holds a password. */
export function clearSecrets(
  look: (name: keyof typeof replacedAt) => { value: string | undefined; isSecret: boolean },
): (keyof typeof replacedAt)[] {
  return (["clientSecret", "budget"] as const).filter((name) => {
    const { value, isSecret } = look(name);
    return value !== undefined && !isSecret && (name === "clientSecret" || value.includes("@"));
  });
}
