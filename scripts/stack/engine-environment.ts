import { join } from "node:path";
import type { Context } from "../context.ts";
import { pathWith, without } from "../run.ts";
import { chooseBackend, type Backend } from "./backend.ts";
import { keepPassphrase } from "./passphrase.ts";
import type { Target } from "./target.ts";

export interface EngineEnvironment {
  variables: NodeJS.ProcessEnv;
  backend: Backend;
  /** What the user should know of where state and passphrase lie. */
  notes: string[];
}

// The sandbox's stack stays in this clone, whatever the user's shell says of Pulumi.
const ownLogin = ["PULUMI_ACCESS_TOKEN", "PULUMI_CONFIG_PASSPHRASE_FILE"];

/** The variables with which the engine works on the target's stack. */
export function engineEnvironment({ root, env }: Context, engine: string, target: Target): EngineEnvironment {
  const backend = chooseBackend(root, target, env);
  const notes: string[] = [];
  const variables: NodeJS.ProcessEnv = {
    ...(target.mode === "sandbox"
      ? { ...without(env, ...ownLogin), PULUMI_HOME: join(root, ".printix", "pulumi") }
      : env),
    PATH: pathWith(env, engine),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_STACK: target.stack,
    // What Node compiles of the Pulumi SDK is kept for the next start (docs/adr/0011-start-up.md).
    NODE_COMPILE_CACHE: env["NODE_COMPILE_CACHE"] ?? join(root, ".printix", "compile-cache"),
    ...(backend.url === undefined ? {} : { PULUMI_BACKEND_URL: backend.url }),
  };
  if (backend.isLocal && target.mode === "partner") {
    notes.push(
      `The state of stack "${target.stack}" is only in .printix/state of this clone. To share it, set PULUMI_BACKEND_URL or run \`pulumi login\`.`,
    );
  }
  const hasOwn = env["PULUMI_CONFIG_PASSPHRASE"] !== undefined || env["PULUMI_CONFIG_PASSPHRASE_FILE"] !== undefined;
  if (target.mode === "sandbox" || (backend.isLocal && !hasOwn)) {
    const { value, file, isNew } = keepPassphrase(root, target);
    variables["PULUMI_CONFIG_PASSPHRASE"] = value;
    if (isNew && target.mode === "partner") {
      notes.push(`Its secrets are encrypted with the passphrase in ${file}, made just now: keep a copy.`);
    }
  }
  return { variables, backend, notes };
}
