import type { DriftDocument, Finding } from "./document";
import { isIgnoredBy, type PlacedRule } from "./ignore-rule";

interface AppliedRules {
  findings: Finding[];
  ignored: DriftDocument["ignored"];
  /** Rules that have expired: somebody should look at them again. */
  warnings: string[];
  /** Rules that nothing fits any more. */
  notes: string[];
}

/** Takes out the ignored findings. Where several rules fit, the first one is named. */
export function applyRules(found: readonly Finding[], rules: readonly PlacedRule[], today: string): AppliedRules {
  const isExpired = ({ expires }: PlacedRule): boolean => expires !== undefined && expires < today;
  const validRules = rules.filter((rule) => !isExpired(rule));
  const findings: Finding[] = [];
  const ignored: AppliedRules["ignored"] = [];
  for (const finding of found) {
    const rule = validRules.find((candidate) => isIgnoredBy(candidate, finding));
    if (rule === undefined) findings.push(finding);
    else ignored.push({ finding, reason: rule.reason, rule: rule.place });
  }
  return {
    findings,
    ignored,
    warnings: rules
      .filter(isExpired)
      .map(
        ({ place, expires, reason }) =>
          `${place}: the rule "${reason}" applied until ${String(expires)} and has expired: renew it, or remove it.`,
      ),
    notes: validRules
      .filter((rule) => !found.some((finding) => isIgnoredBy(rule, finding)))
      .map(({ place, reason }) => `${place}: no finding matches the rule "${reason}": you can remove the rule.`),
  };
}
