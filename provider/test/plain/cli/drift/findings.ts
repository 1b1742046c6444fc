import type { DriftDocument, Finding } from "../../../../src/cli/drift/document";
import { partnerId, tenantId } from "../../../acme";
import { acmeUrn } from "../stack";

const acmeDeclared = { stack: "customers/dev", name: "acme", urn: acmeUrn };
const acmeNames = { tenantName: "Acme Ltd.", tenantDomain: "acme.printix.net" };

/** A finding of each class, about Acme. */
export const findings: Record<"guarded" | "changed" | "missing" | "unmanaged" | "pending", Finding> = {
  guarded: {
    class: "protected-and-changed",
    ...acmeDeclared,
    tenantId,
    ...acmeNames,
    changes: [{ field: "tenantName", declared: "Acme Co.", actual: "Acme Ltd." }],
  },
  changed: {
    class: "changed",
    ...acmeDeclared,
    tenantId,
    ...acmeNames,
    changes: [
      { field: "tenantName", declared: "Acme Co.", actual: "Acme Ltd." },
      { field: "tenantDomain", declared: "acme-old.printix.net", actual: "acme.printix.net" },
    ],
  },
  missing: { class: "missing", ...acmeDeclared, tenantId, ...acmeNames },
  unmanaged: { class: "unmanaged", partnerId, tenantId, ...acmeNames },
  pending: { class: "pending", ...acmeDeclared, source: "state", ...acmeNames },
};

/** A report of these findings and nothing else. */
export function documentOf(found: readonly Finding[], changes: Partial<DriftDocument> = {}): DriftDocument {
  const of = (name: Finding["class"]): number => found.filter((finding) => finding.class === name).length;
  return {
    version: 1,
    checkedAt: "2026-11-24T02:00:00.000Z",
    hasDrift: found.length > 0,
    stacks: ["customers/dev"],
    summary: {
      declared: 1,
      listed: 1,
      "protected-and-changed": of("protected-and-changed"),
      changed: of("changed"),
      missing: of("missing"),
      unmanaged: of("unmanaged"),
      pending: of("pending"),
      ignored: 0,
      planned: 0,
    },
    findings: [...found],
    ignored: [],
    setAside: [],
    warnings: [],
    ...changes,
  };
}
