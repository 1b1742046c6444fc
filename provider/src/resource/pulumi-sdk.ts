/**
 * What a program needs of the Pulumi SDK, from where it lies. The SDK's index also loads what a program has no use for
 * (the Automation API, the closure serializer with a TypeScript compiler, npm's arborist), which takes longer than
 * everything else that the program's process loads (docs/adr/0011-start-up.md).
 */
import * as log from "@pulumi/pulumi/log";
import { createUrn, type Resource } from "@pulumi/pulumi/resource";
import * as runtimeConfig from "@pulumi/pulumi/runtime/config";
import * as registration from "@pulumi/pulumi/runtime/resource";
import type { MockMonitor, Mocks } from "@pulumi/pulumi/runtime/mocks";
import { getMonitor } from "@pulumi/pulumi/runtime/settings";
export { Config } from "@pulumi/pulumi/config";
export { RunError } from "@pulumi/pulumi/errors";
export { output, secret, unknown, type Input, type Inputs, type Output } from "@pulumi/pulumi/output";
export type { InvokeOptions, InvokeOutputOptions } from "@pulumi/pulumi/invoke";
export {
  CustomResource,
  mergeOptions,
  ProviderResource,
  type CustomResourceOptions,
  type ID,
  type Resource,
  type ResourceOptions,
  type ResourceTransform,
} from "@pulumi/pulumi/resource";
export { getProject, getStack } from "@pulumi/pulumi/metadata";
export { allConfig } from "@pulumi/pulumi/runtime/config";
export { invoke, invokeOutput } from "@pulumi/pulumi/runtime/invoke";
export { CallbackServer } from "@pulumi/pulumi/runtime/callbacks";
export { getEngine, isDryRun } from "@pulumi/pulumi/runtime/settings";
export { log, registration };

/** Whether a whole key of stack config is a secret, which the SDK knows and its types do not tell. */
export const { isConfigSecret } = runtimeConfig as unknown as { isConfigSecret: (key: string) => boolean };

/** What a unit test has set in the engine's place; nothing where there is an engine, or no test. */
export function mocksOfTest(): Mocks | undefined {
  return (getMonitor() as Partial<MockMonitor> | undefined)?.mocks;
}

/**
 * The URN that the engine will give a resource. As a promise, whose value depends on nothing: an output of the parent's URN
 * would make the resource depend on its parent, and so on its own siblings, which would wait for each other.
 */
export function urnOf(name: string, type: string, parent: Resource | undefined): Promise<string> {
  // The SDK's types do not tell of `promise`.
  return (createUrn(name, type, parent) as unknown as { promise: () => Promise<string> }).promise();
}
