import { canonicalName, domainFault, hiddenCharacter } from "printix-partner-sdk";
import { deletionPolicyFault } from "./deletion-policy";
import { isUnknown } from "./unknown-value";

/** One bad argument: which, and why. */
export interface ArgumentFault {
  property: string;
  reason: string;
}

type Rule = (value: unknown) => string | undefined;

/** Names outside of ASCII are e-mail addresses too; a host without a dot is none that Printix could write to. */
const email = /^[^\s@"]{1,64}@[^\s@]{1,255}\.[^\s@.]+$/u;

/** Characters as a person counts them, not UTF-16 units, in the form in which the name is sent. */
const lengthOf = (name: string): number => Array.from(canonicalName(name)).length;

/** Nobody could tell the name from one without it, and what Printix keeps of it is not known. It repeats nothing else. */
function hiddenFault(name: string): string | undefined {
  const found = hiddenCharacter(name);
  if (found === undefined) return undefined;
  const kind = "a control character, a direction mark, or an invisible space or mark";
  return `holds ${found.codePoint} as character ${found.position}: ${kind}; write the name without it`;
}

const tenantName: Rule = (value) => {
  if (typeof value !== "string") return "is required: a text of 1 to 100 characters";
  const hidden = hiddenFault(value);
  if (hidden !== undefined) return hidden;
  if (value.trim() === "") return "is empty; it takes 1 to 100 characters";
  if (value.trim() !== value) return "begins or ends with a space, which Printix may not keep";
  if (lengthOf(value) > 100) return `is ${lengthOf(value)} characters long; it takes 1 to 100`;
  return undefined;
};

const tenantDomain: Rule = (value) =>
  typeof value === "string" ? domainFault(value) : "is required: a label such as acme, or acme.printix.net";

const userEmail: Rule = (value) => {
  if (value === undefined) return "is required for an initial user";
  const isAddress = typeof value === "string" && email.test(value) && hiddenCharacter(value) === undefined;
  return isAddress ? undefined : "is not a valid e-mail address";
};

const userName: Rule = (value) => {
  if (value === undefined) return "is required for an initial user";
  if (typeof value !== "string" || value.trim() === "") return "must be a text that is not empty";
  return hiddenFault(value);
};

const optionalBoolean: Rule = (value) =>
  value === undefined || typeof value === "boolean" ? undefined : "must be true or false";

const rules: Record<string, Rule> = {
  tenantName,
  tenantDomain,
  deletionPolicy: deletionPolicyFault,
  adoptExisting: optionalBoolean,
};

const userRules: Record<string, Rule> = { email: userEmail, name: userName, createAsAdmin: optionalBoolean };

/** Every bad argument of a tenant. Values that a preview does not know yet pass. */
export function argumentFaults(args: Record<string, unknown>): ArgumentFault[] {
  const { initialUser, ...rest } = args;
  return [...faultsOf(rest, rules, "", ["initialUser"]), ...initialUserFaults(initialUser)];
}

function initialUserFaults(user: unknown): ArgumentFault[] {
  if (user === undefined || isUnknown(user)) return [];
  if (typeof user !== "object" || user === null || Array.isArray(user)) {
    return [{ property: "initialUser", reason: "must be an object with email and name" }];
  }
  return faultsOf(user as Record<string, unknown>, userRules, "initialUser.");
}

function faultsOf(
  values: Record<string, unknown>,
  known: Record<string, Rule>,
  prefix: string,
  alsoKnown: string[] = [],
): ArgumentFault[] {
  const unexpected = Object.keys(values).filter((property) => !Object.hasOwn(known, property));
  return [
    ...Object.entries(known).flatMap(([property, rule]) => {
      const reason = isUnknown(values[property]) ? undefined : rule(values[property]);
      return reason === undefined ? [] : [{ property: prefix + property, reason }];
    }),
    ...unexpected.map((property) => ({
      property: prefix + property,
      reason: `is not a known argument; known are ${[...Object.keys(known), ...alsoKnown].join(", ")}`,
    })),
  ];
}
