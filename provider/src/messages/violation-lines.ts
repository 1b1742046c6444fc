import { newTenantProperties, type Problem } from "printix-partner-sdk";

/** Violations in the words in which check reports bad arguments, each under the program's own name for it. */
export function violationLines({ violations }: Problem): string | undefined {
  if (violations.length === 0) return undefined;
  return violations
    .map(
      ({ propertyPath, detail }) =>
        `property ${newTenantProperties.get(propertyPath) ?? propertyPath} has a problem: ${detail}`,
    )
    .join("\n");
}
