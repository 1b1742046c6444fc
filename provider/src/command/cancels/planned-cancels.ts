import { z } from "zod";
import { tenantType } from "../../provider-reference";
import { policyOf } from "../../tenant/deletion-policy";
import { CommandFailure } from "../command-failure";
import { nameOf } from "../pulumi/urn";

const oldState = z.object({
  type: z.string(),
  id: z.string().optional(),
  outputs: z.record(z.string(), z.unknown()).optional(),
});

/** The part of `pulumi preview --json` that we read (display.PreviewDigest). */
const preview = z.object({
  steps: z.array(z.object({ op: z.string(), urn: z.string(), oldState: oldState.nullish() })).nullish(),
  diagnostics: z.array(z.object({ severity: z.string(), message: z.string().optional() })).nullish(),
});

/** A subscription that a plan would end. */
export interface PlannedCancel {
  /** The tenant's name in the program. */
  name: string;
  urn: string;
  id: string | undefined;
  tenantName: unknown;
  tenantDomain: unknown;
  /** Whether a new tenant takes its place. */
  isReplaced: boolean;
}

/** What the engine calls the end of a resource: its block is gone, or it makes room for its replacement. */
const ends = new Map([
  ["delete", false],
  ["delete-replaced", true],
]);

/** The cancels of a plan. @throws CommandFailure for what is no plan, or that of a preview that failed */
export function plannedCancels(text: string, source: string): PlannedCancel[] {
  const { steps, diagnostics } = parsed(text, source);
  const fault = diagnostics?.find(({ severity }) => severity === "error");
  if (fault)
    throw new CommandFailure(`the preview in ${source} failed, so it tells of no plan: ${fault.message ?? ""}`);
  const found = (steps ?? []).flatMap(({ op, urn, oldState: old }): PlannedCancel[] => {
    const isReplaced = ends.get(op);
    if (isReplaced === undefined || old?.type !== tenantType) return [];
    const { deletionPolicy, tenantName, tenantDomain } = old.outputs ?? {};
    if (policyOf(deletionPolicy) !== "cancel") return [];
    return [{ name: nameOf(urn), urn, id: old.id, tenantName, tenantDomain, isReplaced }];
  });
  return [...new Map(found.map((cancel) => [`${cancel.urn} ${String(cancel.id)}`, cancel])).values()];
}

function parsed(text: string, source: string): z.output<typeof preview> {
  try {
    return preview.parse(JSON.parse(text));
  } catch {
    throw new CommandFailure(
      `${source} holds no plan: it must be what \`pulumi preview --json\` prints to standard output, and nothing else.`,
    );
  }
}
