import type { DriftDocument, Finding } from "./document";
import { isIgnoredBy, type PlacedRule } from "./ignore-rule";

interface Sifted {
  findings: Finding[];
  ignored: DriftDocument["ignored"];
  /** Rules that have run out, which somebody should look at again. */
  warnings: string[];
  /** Rules that nothing fits any more. */
  notes: string[];
}

/** Takes out what is ignored; of several rules that fit, the first one is named. */
export function applyRules(found: readonly Finding[], rules: readonly PlacedRule[], today: string): Sifted {
  const isOver = ({ expires }: PlacedRule): boolean => expires !== undefined && expires < today;
  const valid = rules.filter((rule) => !isOver(rule));
  const findings: Finding[] = [];
  const ignored: Sifted["ignored"] = [];
  for (const finding of found) {
    const rule = valid.find((candidate) => isIgnoredBy(candidate, finding));
    if (rule === undefined) findings.push(finding);
    else ignored.push({ finding, reason: rule.reason, rule: rule.place });
  }
  return {
    findings,
    ignored,
    warnings: rules
      .filter(isOver)
      .map(
        ({ place, expires, reason }) =>
          `${place}: the rule "${reason}" applied until ${String(expires)} and applies no more: renew it, or take it out.`,
      ),
    notes: valid
      .filter((rule) => !found.some((finding) => isIgnoredBy(rule, finding)))
      .map(({ place, reason }) => `${place}: nothing fits the rule "${reason}": it can go.`),
  };
}
