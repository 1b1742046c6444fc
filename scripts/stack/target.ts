import { Failure } from "../common/failure.cjs";

/** Each credential's variable and its name in stack config. */
export const credentials = {
  PRINTIX_PARTNER_ID: "printix:partnerId",
  PRINTIX_CLIENT_ID: "printix:clientId",
  PRINTIX_CLIENT_SECRET: "printix:clientSecret",
} as const;

const endpoints = {
  PRINTIX_API_URL: "printix:apiUrl",
  PRINTIX_AUTH_URL: "printix:authUrl",
  PRINTIX_ENVIRONMENT: "printix:environment",
} as const;

export const sandboxStack = "sandbox";
export const partnerStack = "partner";

/** Which stack a command works on, and whether it talks to a real Partner API or to the sandbox that comes along. */
export interface Target {
  mode: "sandbox" | "partner";
  stack: string;
  /** Credentials that are set nowhere. */
  missing: string[];
  /** What shows that a real Partner API is meant. */
  signs: string[];
}

/** The stack's own name within `organization/project/stack`. */
export function shortName(stack: string): string {
  return stack.slice(stack.lastIndexOf("/") + 1);
}

/**
 * A sign of a real Partner API, even a single setting, never leads to the sandbox: the user would take the sandbox's
 * tenants for theirs. An empty variable is such a sign: a pipeline's secret that did not arrive.
 */
export function chooseTarget(env: NodeJS.ProcessEnv, configKeys: (stack: string) => ReadonlySet<string>): Target {
  const signsOf = (stack: string) => [
    ...Object.keys(credentials).filter((name) => env[name] !== undefined),
    ...Object.keys(endpoints).filter((name) => env[name]),
    ...[...Object.values(credentials), ...Object.values(endpoints)].filter((key) => configKeys(stack).has(key)),
  ];
  const candidates = (env["PULUMI_STACK"] ? [env["PULUMI_STACK"]] : [partnerStack, sandboxStack]).map((stack) => ({
    stack,
    signs: signsOf(stack),
    missing: Object.entries(credentials)
      .filter(([name, key]) => !env[name] && !configKeys(stack).has(key))
      .map(([name]) => name),
  }));
  const chosen =
    candidates.find(({ missing }) => missing.length === 0) ??
    candidates.find(({ signs }) => signs.length > 0) ??
    candidates.at(-1);
  if (chosen === undefined || (chosen.signs.length === 0 && chosen.stack === sandboxStack)) {
    return { mode: "sandbox", stack: sandboxStack, missing: [], signs: [] };
  }
  return { mode: "partner", ...chosen };
}

/** Refuses to work with incomplete credentials, and names what is missing. */
export function requireCredentials({ stack, missing, signs }: Target, env: NodeJS.ProcessEnv): void {
  if (missing.length === 0) return;
  const file = `Pulumi.${shortName(stack)}.yaml`;
  const state = missing.map((name) => `${name} is ${env[name] === "" ? "empty" : "not set"}`);
  const variables = signs.filter((sign) => env[sign] !== undefined);
  const keys = signs.filter((sign) => env[sign] === undefined);
  const undo = [
    ...(variables.length > 0 ? [`unset ${variables.join(", ")}`] : []),
    ...(keys.length > 0 ? [`take ${keys.join(", ")} out of ${file}`] : []),
  ];
  throw new Failure(
    `${state.join(", ")}, as a real Partner API needs it. Set it in the environment, or its printix: key in ${file}. For the local sandbox, ${undo.join(" and ") || "unset PULUMI_STACK"}.`,
  );
}
