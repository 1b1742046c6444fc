import { policyOf } from "../../../tenant/deletion-policy";
import { isTenantType } from "../../../tenant/tenant-types";
import { isUnknown } from "../../../tenant/unknown-value";
import type { Piece } from "../../drift/report-row";
import type { PreviewStep } from "../../shared/pulumi/preview";
import { shortPrintable } from "./printable";

/** What a person decides by, under its name in a sentence. */
const shownFields = [
  ["tenantName", "name"],
  ["tenantDomain", "domain"],
  ["deletionPolicy", "policy"],
] as const;

/** What a step does to its resource: of a tenant, which one it is and what changes; of any other, its type. */
export function foundPieces({ op, oldState, newState }: PreviewStep): Piece[] {
  const type = newState?.type ?? oldState?.type ?? "";
  if (!isTenantType(type)) return [{ value: shortPrintable(type) }];
  const old = { ...oldState?.inputs, ...oldState?.outputs };
  const now = newState?.inputs ?? {};
  if (op === "create") return tenantPieces(now);
  if (op === "import") return ["taken into state: ", ...tenantPieces(now)];
  if (op === "delete") return [`${becomesOf(old["deletionPolicy"])}: `, ...tenantPieces(old)];
  const changes = shownFields
    .filter(([field]) => old[field] !== now[field])
    .flatMap(([field, word], index): Piece[] => [
      `${index === 0 ? "" : ", "}${word} `,
      ...[valuePiece(old[field]), " → ", valuePiece(now[field])],
    ]);
  return changes.length > 0 ? changes : tenantPieces({ ...old, ...now });
}

/** A plan that removes a protected tenant fails, so nobody comments on it. */
function becomesOf(policy: unknown): string {
  return policyOf(policy) === "abandon" ? "leaves state, and its subscription goes on" : "leaves state";
}

function tenantPieces({ tenantName, tenantDomain }: Record<string, unknown>): Piece[] {
  return [valuePiece(tenantName), " in ", valuePiece(tenantDomain)];
}

/** A value of a plan for a cell. */
export function valuePiece(value: unknown): Piece {
  if (isUnknown(value)) return "(known after up)";
  if (value === "[secret]") return "(secret)";
  return typeof value === "string" ? { value: shortPrintable(value) } : "(none)";
}
