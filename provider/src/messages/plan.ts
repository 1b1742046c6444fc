import { badInput } from "./command";
import { Refusal } from "./refusal";

/** One thing that a plan rests on, and that is other than it was. */
export interface StaleThing {
  name: string;
  how: "added" | "changed" | "gone";
}

const partNames = {
  files: "the plan's files",
  program: "the program",
  packages: "the packages",
  config: "the configuration",
  state: "the state",
  list: "the partner's list",
  operations: "what the program does",
} as const;

const shownOfEach = 3;

const planAnew = "Run `pulumi-printix plan` again, and have its plan reviewed: it may do something else now.";

/** @param parts what differs, by part of what a plan rests on */
export function stalePlan(
  stack: string,
  parts: readonly (readonly [keyof typeof partNames, readonly StaleThing[]])[],
): Refusal {
  const told = parts.map(([part, things]) => `${partNames[part]} (${thingsOf(things)})`).join(", ");
  return new Refusal(
    "PRINTIX_STALE_PLAN",
    `Not applied: since the plan of ${stack} was made, this has changed: ${told}.`,
    [
      planAnew,
      ...(parts.some(([part]) => part === "list")
        ? ["Add `--list own` to it where other stacks change the rest of the partner's list meanwhile."]
        : []),
    ],
  );
}

function thingsOf(things: readonly StaleThing[]): string {
  const shown = things.slice(0, shownOfEach).map(({ name, how }) => `${shortName(name)} ${how}`);
  const more = things.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}

/** A resource is named by its type and its name in the program. */
function shortName(name: string): string {
  return name.replace(/urn:pulumi:[^:]*::[^:]*::(?:.*\$)?(.+?)::/, "$1 ");
}

export function otherPlan(folder: string, digest: string, wanted: string): Refusal {
  return new Refusal(
    "PRINTIX_STALE_PLAN",
    `Not applied: the plan in ${folder} is ${digest}, and ${wanted} was asked for.`,
    ["Take the plan that was reviewed, or have this one reviewed."],
  );
}

export function planOfOtherStack(folder: string, stack: string, asked: string): Refusal {
  return badInput(
    `Not applied: the plan in ${folder} is of the stack ${stack}, and this is ${asked}.`,
    "Give the plan's stack with --stack.",
  );
}

/** Somebody else changed the stack while its plan was made. */
export function stateMoved(stack: string): Refusal {
  return new Refusal("PRINTIX_STALE_PLAN", `No plan was made: the state of ${stack} has changed meanwhile.`, [
    "Wait for the end of the update that runs just now, and make the plan then.",
  ]);
}

/** @param requests how many pull requests the pipeline's commit has merged */
export function notReviewed(requests: number): Refusal {
  const found = requests === 0 ? "no pull request" : `${requests} pull requests`;
  return new Refusal(
    "PRINTIX_STALE_PLAN",
    `Not applied: this commit has merged ${found}, so nobody knows what was reviewed.`,
    ["Put the change into a pull request of its own, and merge that."],
  );
}

/** @param isThere whether there is a comment at all */
export function reviewedOther(request: number, isThere: boolean): Refusal {
  const how = isThere ? "is about another plan" : "is not there";
  return new Refusal(
    "PRINTIX_STALE_PLAN",
    `Not applied: the comment that was reviewed on pull request ${request} ${how}.`,
    [
      "Look at what this run's plan says: `pulumi-printix report printix-plan --to stdout`.",
      "Put a new pull request up, whose comment says what it does now: program, state or packages have changed since.",
    ],
  );
}

export function tooManyToReview(count: number): Refusal {
  return new Refusal(
    "PRINTIX_STALE_PLAN",
    `Not applied: ${count} cancels did not fit into the comment, so nobody has reviewed them.`,
    ["Do it in several pull requests."],
  );
}
