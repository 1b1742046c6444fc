import { readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { decodeText } from "../../files/encoded-text";
import { fileFailure } from "../../messages/command";
import type { DeletionPolicy } from "../../tenant/deletion-policy";
import { previewSteps, type PreviewStep } from "../shared/pulumi/preview";
import type { PulumiCli } from "../shared/pulumi/pulumi-cli";
import { readPlan } from "../shared/pulumi/read-plan";
import type { StackState } from "../shared/pulumi/stack-export";
import { typeToImport } from "../shared/tenant-type";
import { declaredByFile } from "./declared-by-file";
import { declaredByPlan, type Declared } from "./declared-by-plan";

/** Where a person says that the declarations stand; one of the three, or none. */
export interface DeclarationOptions {
  preview?: true;
  plan?: string;
  yaml?: string;
  /** Whether a file's tenants are of the native plugin; as state has them by default. */
  native?: true;
  cwd?: string;
}

/** Reads what is declared; undefined where nobody asked for that. */
export function declaredFrom(
  options: DeclarationOptions,
  pulumi: Pick<PulumiCli, "name" | "preview">,
  defaultPolicy: () => Promise<DeletionPolicy>,
): ((state: StackState) => Promise<Declared>) | undefined {
  const { preview, plan, yaml, native, cwd = "." } = options;
  const byPlan = async (steps: Promise<PreviewStep[]>, state: StackState): Promise<Declared> =>
    declaredByPlan(await steps, await pulumi.name(), state);
  if (preview === true) return (state) => byPlan(previewed(pulumi), state);
  if (plan !== undefined) return (state) => byPlan(readPlan(plan), state);
  if (yaml === undefined) return undefined;
  return async (state) =>
    declaredByFile({
      text: await readText(isAbsolute(yaml) ? yaml : join(cwd, yaml)),
      file: yaml,
      stack: await pulumi.name(),
      state,
      type: typeToImport(native === true, state),
      deletionPolicy: await defaultPolicy(),
    });
}

async function previewed(pulumi: Pick<PulumiCli, "preview">): Promise<PreviewStep[]> {
  return previewSteps(await pulumi.preview(), "what `pulumi preview --json` printed");
}

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw fileFailure("the file of tenants cannot be read", error);
  });
  return decodeText(bytes);
}
