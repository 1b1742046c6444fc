import { isTenantType } from "../../tenant/tenant-types";
import { parsePreview, plannedCreates, type PlannedCreate } from "../shared/pulumi/preview";
import { isInComponent, nameOf } from "../shared/pulumi/urn";

/** What a program declares, compared with what its stack's state holds. */
export interface DeclaredByProgram {
  /** Tenants of the program that state does not have, by their names. */
  added: ReadonlyMap<string, PlannedCreate>;
  /** The URNs of tenants of state that the program does not declare. */
  missing: ReadonlySet<string>;
  /** Why the two may be incomplete; absent where the preview came to its end. */
  fault?: string;
}

/** Reads what `pulumi preview --json` printed. An import file of ours cannot put a tenant under a component. */
export function declaredByProgram(text: string): DeclaredByProgram {
  const { steps, faults } = parsePreview(text, "what `pulumi preview --json` printed");
  const added = plannedCreates(steps).filter(({ urn }) => !isInComponent(urn));
  const gone = steps.filter(({ op, oldState }) => op === "delete" && isTenantType(oldState?.type));
  // The engine looks for deleted resources after the program has ended. A preview that failed before shows none.
  const [fault] = gone.length === 0 ? faults : [];
  return {
    added: new Map(added.map((create) => [nameOf(create.urn), create])),
    missing: new Set(gone.map(({ urn }) => urn)),
    ...(fault !== undefined && { fault }),
  };
}
