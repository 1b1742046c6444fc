import { z } from "zod";
import { badInput, previewFailed } from "../../../messages/command";
import { isTenantType, type TenantType } from "../../../tenant/tenant-types";
import { isUnknown } from "../../../tenant/unknown-value";
import { stateResource } from "./stack-export";
import { providerUrnOf } from "./urn";

const state = stateResource.pick({
  type: true,
  id: true,
  parent: true,
  provider: true,
  protect: true,
  inputs: true,
  outputs: true,
});

/** The part of `pulumi preview --json` that we read (display.PreviewDigest). */
const preview = z.object({
  steps: z.array(z.object({ op: z.string(), urn: z.string(), oldState: state.nullish(), newState: state.nullish() })),
  diagnostics: z.array(z.object({ severity: z.string(), message: z.string().optional() })).nullish(),
});

export type PreviewStep = z.output<typeof preview>["steps"][number];

/** Whether a preview shows a value: one that it hides, or does not know yet, cannot be compared or counted. */
export function isShown(value: unknown): boolean {
  return value !== "[secret]" && !isUnknown(value);
}

/**
 * The steps of a plan.
 * @param source how messages name where the text is from
 * @throws Refusal for what `pulumi preview --json` does not print, or prints of a preview that failed
 */
export function previewSteps(text: string, source: string): PreviewStep[] {
  const { steps, faults } = parsePreview(text, source);
  if (faults.length > 0) {
    throw previewFailed(source, faults);
  }
  return steps;
}

/** As `previewSteps`, but of a preview that failed: the steps that it reached, and its errors. */
export function parsePreview(text: string, source: string): { steps: PreviewStep[]; faults: string[] } {
  try {
    const { steps, diagnostics } = preview.parse(JSON.parse(text));
    const errors = (diagnostics ?? []).filter(({ severity }) => severity === "error");
    return { steps, faults: errors.map(({ message = "" }) => message.trim()) };
  } catch {
    throw badInput(
      `${source} is not a plan.`,
      "Give it what `pulumi preview --json` prints to standard output, and nothing else.",
    );
  }
}

/** A tenant that a plan is to create. */
export interface PlannedCreate {
  urn: string;
  type: TenantType;
  /** The URN of its parent. */
  parent?: string;
  /** The URN of its provider. */
  provider?: string;
  protect?: boolean;
  /** Those that the preview shows. */
  inputs: Record<string, unknown>;
}

/** The tenants that the steps of a plan are to create. */
export function plannedCreates(steps: readonly PreviewStep[]): PlannedCreate[] {
  return steps.flatMap(({ op, urn, newState }) => {
    if (op !== "create" || !isTenantType(newState?.type)) return [];
    const { type, parent, provider, protect } = newState;
    const shown = Object.entries(newState.inputs ?? {}).filter(([, value]) => isShown(value));
    return [
      {
        urn,
        type,
        ...(parent !== undefined && { parent }),
        ...(provider !== undefined && { provider: providerUrnOf(provider) }),
        ...(protect !== undefined && { protect }),
        inputs: Object.fromEntries(shown),
      },
    ];
  });
}
