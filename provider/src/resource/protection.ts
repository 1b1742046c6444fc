import { settings } from "../config/settings";
import { defaultDeletionPolicy, type DeletionPolicy } from "../tenant/deletion-policy";
import * as pulumi from "./pulumi-sdk";

/** The engine's own protection, unless the program decides it. It works even where the engine asks no provider: for a block that is gone. */
export function protection(policy: DeletionPolicy, opts: pulumi.CustomResourceOptions): pulumi.CustomResourceOptions {
  if (policy === "abandon" && opts.retainOnDelete === undefined) return { retainOnDelete: true };
  return policy === "prevent" && opts.protect === undefined ? { protect: true } : {};
}

/** Not validated here: the provider's check does that, for what comes from a program as well. */
export function configuredPolicy(): DeletionPolicy {
  const { variable } = settings.deletionPolicy;
  const said = [new pulumi.Config("printix").get("deletionPolicy"), process.env[variable]];
  const configured = said.map((value) => value?.trim()).find(Boolean);
  return (configured ?? defaultDeletionPolicy) as DeletionPolicy;
}
