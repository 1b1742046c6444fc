import { readFile } from "node:fs/promises";
import { z } from "zod";
import { tenantType } from "../../provider-reference";
import { isUnknown } from "../../tenant/unknown-value";
import { CommandFailure } from "../command-failure";
import { fileFailure } from "../file-failure";

/** The part of `pulumi preview --json` that we read (display.PreviewDigest). */
const preview = z.object({
  steps: z.array(
    z.object({
      op: z.string(),
      urn: z.string(),
      newState: z.object({ type: z.string(), inputs: z.record(z.string(), z.unknown()).optional() }).nullish(),
    }),
  ),
});

/** A tenant that a plan is to create. */
export interface PlannedCreate {
  urn: string;
  inputs: Record<string, unknown>;
}

/** What a preview hides or does not know yet is nothing that could be compared or shown. */
function isShown(value: unknown): boolean {
  return value !== "[secret]" && !isUnknown(value);
}

/** The creations of tenants in a plan. @throws CommandFailure for a file that is no output of `pulumi preview --json` */
export function parsePlan(text: string, file: string): PlannedCreate[] {
  const { steps } = parsed(text, file);
  return steps.flatMap(({ op, urn, newState }) => {
    if (op !== "create" || newState?.type !== tenantType) return [];
    const known = Object.entries(newState.inputs ?? {}).filter(([, value]) => isShown(value));
    return [{ urn, inputs: Object.fromEntries(known) }];
  });
}

function parsed(text: string, file: string): z.output<typeof preview> {
  try {
    return preview.parse(JSON.parse(text));
  } catch {
    throw new CommandFailure(
      `${file} is no plan: it must hold what \`pulumi preview --json\` prints to standard output, and nothing else.`,
    );
  }
}

export async function readPlan(file: string): Promise<PlannedCreate[]> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw fileFailure("the plan cannot be read", error);
  });
  return parsePlan(text, file);
}
