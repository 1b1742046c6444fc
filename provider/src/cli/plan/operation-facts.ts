import { z } from "zod";
import { canonicalJson } from "../shared/plan/canonical-json";
import { digest } from "../shared/plan/digest";
import type { Facts } from "../shared/plan/reviewed";
import { readJson } from "../shared/pulumi/read-json";

const updatePlan = z.object({ resourcePlans: z.record(z.string(), z.record(z.string(), z.unknown())) });

/**
 * How the engine marks a value that is no plain one, and the mark of a secret (sdk/go/common/resource/sig). A secret that is
 * encrypted twice looks like two, so its value is not compared; a tenant's names may be no secret (`hidden-names.ts`).
 */
const signature = "4dabf18193072939515e22adb298388d";
const secret = "1b47061264138c4ac30d75fd1eb44270";

/** What an update plan does, by the URNs of its resources: the steps, and what the program wants of each. */
export function operationFacts(plan: string): Facts {
  const { resourcePlans } = readJson("preview --save-plan", plan, updatePlan);
  return Object.fromEntries(
    // The seed is chance: the engine makes names of it where a provider lets it.
    Object.entries(resourcePlans).map(([urn, { seed, ...rest }]) => [urn, digest(canonicalJson(withoutSecrets(rest)))]),
  );
}

function withoutSecrets(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if ((value as Record<string, unknown>)[signature] === secret) return "secret";
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutSecrets(each)]));
}
