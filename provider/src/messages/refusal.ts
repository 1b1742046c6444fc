import type { ArgumentFault } from "../tenant/argument-faults";
import type { RefusalCode } from "./codes";

/** We refuse what was asked. The message is whole: what was not done, to which tenant, what to do, and the code. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  /**
   * @param headline what was not done, to which tenant and why, in one sentence
   * @param steps what to do, three lines at most, each beginning with a verb
   */
  constructor(
    readonly code: RefusalCode,
    readonly headline: string,
    steps: readonly string[],
  ) {
    super(withCode(headline, steps, code));
  }

  /** The same as what is wrong with a block, which the engine shows before anything is sent. */
  about(property: "" | "tenantName" | "tenantDomain" | "adoptExisting"): ArgumentFault {
    return { property, reason: this.message };
  }
}

/** A message as every refusal has it: a headline, lines of what to do, and the code at its end. */
export function withCode(headline: string, steps: readonly string[], code: string): string {
  return `${[headline, ...steps.map((step) => `  - ${step}`)].join("\n")} [${code}]`;
}
