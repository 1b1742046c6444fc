import type { dynamic } from "@pulumi/pulumi";

/** All whole keys of stack config that the engine has handed over: the host keeps them, and its types do not tell. */
export function keysOf(config: dynamic.Config | undefined): string[] {
  const { rawConfig } = (config ?? {}) as { rawConfig?: object };
  return Object.keys(rawConfig ?? {});
}
