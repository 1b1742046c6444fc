import type { Contestant, Measurement } from "./measurement.ts";
import { makeTemplate, measure } from "./measure.ts";
import { middleBy } from "./middle.ts";
import type { Case, Round } from "./plan.ts";
import type { Template } from "./seeded-state.ts";

/** Runs all rounds, one engine at a time. Of what is run several times, the one in the middle counts, by its time. */
export async function runRounds(rounds: readonly Round[], say: (line: string) => void): Promise<Measurement[]> {
  const templates: Partial<Record<Contestant, Template>> = {};
  const found: Measurement[] = [];
  for (const { cases, repeats } of rounds) {
    const byCase = new Map<Case, Measurement[]>(cases.map((each) => [each, []]));
    for (let turn = 1; turn <= repeats; turn += 1) {
      for (const [each, measured] of byCase) {
        // A plain provider that has failed once for want of a throttle fails again.
        if (measured.some(({ attempts }) => attempts > 1)) continue;
        const template = (templates[each.contestant] ??= await makeTemplate(each.contestant));
        const measurement = await measure(each, template);
        measured.push(measurement);
        say(lineOf(measurement));
      }
    }
    found.push(...[...byCase.values()].map((measured) => middleBy(measured, ({ wallMs }) => wallMs)));
  }
  return found;
}

function lineOf({ operation, contestant, tenants, wallMs, done, attempts }: Measurement): string {
  const outcome = done === tenants ? "" : `, ${done} done after ${attempts} attempts`;
  return `${operation} of ${tenants.toLocaleString("en")}, ${contestant}: ${(wallMs / 1000).toFixed(1)} s${outcome}`;
}
