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

const planAnew = "Run `pulumi-printix plan` again, and have the new plan reviewed: it may do something else.";

/**
 * @param parts what differs, by part of what a plan rests on
 * @param isWholeList whether the plan is bound to every tenant of the partner
 */
export function stalePlan(
  stack: string,
  parts: readonly (readonly [keyof typeof partNames, readonly StaleThing[]])[],
  isWholeList: boolean,
): Refusal {
  const told = parts.map(([part, things]) => `${partNames[part]} (${thingsOf(things)})`).join(", ");
  return new Refusal(
    "PRINTIX_STALE_PLAN",
    `Not applied: since the plan of ${stack} was made, this has changed: ${told}.`,
    [
      planAnew,
      ...(isWholeList && parts.some(([part]) => part === "list")
        ? ["Add `--list own` to that command if other stacks change the rest of the partner's list in the meantime."]
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
    `Not applied: the plan in ${folder} has the digest ${digest}, and --digest asks for ${wanted}.`,
    ["Take the plan that was reviewed, or have this one reviewed."],
  );
}

export function planOfOtherStack(folder: string, stack: string, asked: string): Refusal {
  return badInput(
    `Not applied: the plan in ${folder} is for the stack ${stack}, and this is the stack ${asked}.`,
    "Give the plan's stack with --stack.",
  );
}

/** Somebody else changed the stack while its plan was made. */
export function stateMoved(stack: string): Refusal {
  return new Refusal("PRINTIX_STALE_PLAN", `No plan was made: the state of ${stack} has changed in the meantime.`, [
    "Wait until the update that is running now has ended, and make the plan then.",
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
      "Put the change into a new pull request. Its comment shows what the change does now: program, state or packages have changed since.",
    ],
  );
}

export function tooManyToReview(count: number): Refusal {
  return new Refusal(
    "PRINTIX_STALE_PLAN",
    `Not applied: ${count} cancels did not fit into the comment, so nobody has reviewed them.`,
    ["Put the change into several pull requests, with fewer cancels each."],
  );
}

/** @param hidden the tenants of which a preview hides something, or does not know it yet */
export function notToReview(hidden: readonly { name: string; property: string }[]): Refusal {
  const [first] = hidden;
  const left = hidden.length - 1;
  const more = left > 0 ? ` (and ${left} more ${left === 1 ? "value" : "values"})` : "";
  return badInput(
    `No plan was made: the ${first?.property ?? ""} of ${first?.name ?? ""}${more} is secret or not known before up, so nobody can review the plan.`,
    "Write the names, domains and policies of tenants as plain text into the program or into stack config.",
  );
}

export function planOverProgram(folder: string): Refusal {
  return badInput(
    `No plan was made: ${folder} holds the program, and the files in a plan's folder are not reviewed.`,
    "Give --out a folder of its own.",
  );
}

/** @param keys of stack config */
export function secretInUnread(stack: string, keys: readonly string[]): Refusal {
  return badInput(
    `No plan was made: the configuration of ${stack} has ${keys.join(" and ")}, and \`--list unread\` is for programs that may not look at Printix.`,
    "Take it out with `pulumi config rm`, and give the protected job the variable instead.",
    "Add `--list own` if the program is trusted.",
  );
}

export function tooManyCancels(stack: string, planned: number, max: number): Refusal {
  return new Refusal(
    "PRINTIX_MAX_CANCELS",
    `Not applied: the plan of ${stack} cancels ${planned} subscriptions, and printix:maxCancels allows ${max}.`,
    [
      "Raise printix:maxCancels or PRINTIX_MAX_CANCELS if these cancels are intended; if both are set, raise both.",
      "Run `pulumi-printix plan` again after that, and have the new plan reviewed: a plan is applied with the settings that it was made with.",
    ],
  );
}

/** @param request the pull request's number */
export function reviewedLater(request: number): Refusal {
  return new Refusal(
    "PRINTIX_STALE_PLAN",
    `Not applied: the comment on pull request ${request} was changed after the merge, so it is not what was reviewed.`,
    ["Put the change into a new pull request: its comment shows what the change does now."],
  );
}
