import { withoutControls } from "printix-partner-sdk";
import { Refusal } from "./refusal";

/** A server's own words are cut. */
const maxWords = 200;

/** What a report was to do at a forge, in words that follow "to". */
interface Doing {
  /** The forge's name. */
  forge: string;
  /** Such as `write the comment`. */
  what: string;
}

/** The forge's answer was no. @param words its own, without any secret @param steps what to do about this status */
export function forgeRefused({ forge, what }: Doing, status: number, words: string, steps: readonly string[]): Refusal {
  const plain = Array.from(withoutControls(words)).slice(0, maxWords).join("").trim();
  const said = plain === "" ? "" : ` (${plain})`;
  return new Refusal("PRINTIX_REPORT", `${forge} refused to ${what}: status ${status}${said}.`, steps);
}

/** No answer came, or none but failures. @param reason the last one */
export function forgeSilent({ forge, what }: Doing, reason: string): Refusal {
  return new Refusal("PRINTIX_REPORT", `${forge} could not be asked to ${what}: ${withoutControls(reason)}.`, [
    `Check whether this machine can reach ${forge}, through the proxy if there is one (docs/report.md).`,
    "Run this step again: it finds what was written, and does not write it twice.",
  ]);
}

/** It asks for a longer wait than a pipeline should take. */
export function forgeBusy({ forge, what }: Doing, seconds: number): Refusal {
  return new Refusal("PRINTIX_REPORT", `${forge} asks to wait ${Math.ceil(seconds)} s before it will ${what}.`, [
    "Run this step again after that time.",
  ]);
}

/** An answer that is not what the forge's API answers, such as a page to sign in. */
export function forgeStrange({ forge, what }: Doing): Refusal {
  return new Refusal("PRINTIX_REPORT", `${forge} was asked to ${what}, and its answer cannot be read.`, [
    `Check the token, and any proxy between this machine and ${forge}: the answer may be a sign-in page.`,
  ]);
}

export function cancelsLeftOut(count: number): Refusal {
  return new Refusal(
    "PRINTIX_REPORT_TOO_LONG",
    `The comment has no room for ${count} of the cancels, and says so: nobody can approve them from it.`,
    [
      "Change the program in steps, with fewer cancels each.",
      "Run `pulumi-printix cancels` to see all of them if they are intended.",
    ],
  );
}

/** @param count how many tenants of the list nobody could read */
export function driftUnproven(count: number): Refusal {
  return new Refusal(
    "PRINTIX_REPORT",
    `The issue about drift was left open: ${count} of the partner's tenants could not be read, so nothing proves that the drift is gone.`,
    [
      "Check at Printix the tenants that the drift document lists under `setAside`.",
      "Run `pulumi-printix drift` again after that.",
    ],
  );
}
