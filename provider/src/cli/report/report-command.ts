import { Command, InvalidArgumentError, Option } from "commander";
import { assertVariablesKnown } from "../../config/unknown-settings";
import { badInput } from "../../messages/command";
import { cancelsLeftOut } from "../../messages/report";
import { collect, wholeNumber } from "../shared/options";
import { readPlan } from "../shared/pulumi/read-plan";
import { note } from "../shared/terminal";
import { createForge } from "./forge/create-forge";
import type { Forge } from "./forge/forge";
import { forgeSettings } from "./forge/forge-settings";
import { keepComment } from "./keep-comment";
import { keepIssue } from "./keep-issue";
import { commentOnPlan, keyOf, type PlanComment } from "./plan-comment";
import { forgeOfPipeline, targets, type Target } from "./source/pipeline";
import { readDrift } from "./source/read-drift";
import { describeComment } from "./text/describe-comment";
import { driftGone, issueInMarkdown } from "./text/describe-issue";
import { planChanges } from "./text/plan-changes";

interface Options {
  plan?: string[];
  drift?: string;
  digest?: string;
  issue?: true;
  to: Target;
  key?: string;
  pullRequest?: number;
  author?: string;
  workItemType: string;
  closedState: string;
}

/** Undefined where it goes to standard output. */
type ForgeOf = () => Forge | undefined;

export function reportCommand(): Command {
  return new Command("report")
    .description(
      "Shows people what a pipeline found: in one comment on the pull request, which later runs update, or in one issue that is open while there is drift.",
    )
    .argument("[folder]", "the folder of a plan of `pulumi-printix plan`, whose digest is shown too")
    .option(
      "--plan <file>",
      "a file with the output of `pulumi preview --json`; repeat this for each stack; - for standard input",
      collect,
    )
    .option("--drift <file>", "what `pulumi-printix drift --json` printed")
    .option("--digest <hex>", "the digest of the plan that is to be applied, to show it", hexadecimal)
    .addOption(
      new Option("--issue", "keep one issue about the drift, instead of a comment").conflicts(["plan", "digest"]),
    )
    .addOption(
      new Option("--to <where>", "where to write; auto is the service that runs this pipeline, or else stdout")
        .choices(targets)
        .default("auto"),
    )
    .option(
      "--key <text>",
      "a name for this comment or issue, if a repository has several; the stacks' names by default",
    )
    .option("--pull-request <number>", "the pull request; the pipeline's own by default", wholeNumber)
    .option("--author <login>", "on GitHub, with an app's token: the login that writes the comment, such as acme[bot]")
    .option("--work-item-type <type>", "on Azure DevOps, what to open as an issue", "Issue")
    .option("--closed-state <state>", "on Azure DevOps, the state of a closed issue", "Done")
    .action(run);
}

async function run(folder: string | undefined, options: Options): Promise<void> {
  assertVariablesKnown(process.env);
  const { to } = options;
  const target = to === "auto" ? (forgeOfPipeline(process.env) ?? "stdout") : to;
  const forge: ForgeOf = () =>
    target === "stdout"
      ? undefined
      : createForge(target, {
          ...forgeSettings(process.env, note),
          ...{ pullRequest: options.pullRequest, author: options.author },
          ...{ workItemType: options.workItemType, closedState: options.closedState },
        });
  if (options.issue === true) await reportIssue(options, forge);
  else await tell(folder === undefined ? await commentOn(options) : await commentOnPlan(folder), options, forge);
}

async function tell(
  { text, cancelsLeftOut: left, ...comment }: PlanComment,
  { key }: Options,
  forge: ForgeOf,
): Promise<void> {
  const at = forge();
  if (at === undefined) process.stdout.write(text);
  else note(`The comment was ${await keepComment(at, key ?? comment.key, text, note)}.`);
  if (left > 0) throw cancelsLeftOut(left);
}

async function commentOn({ plan = [], drift, digest, key }: Options): Promise<PlanComment> {
  if (plan.length === 0 && drift === undefined) {
    throw badInput("There is nothing to report.", "Give it a plan's folder, a plan (--plan), or drift (--drift).");
  }
  const steps = (await Promise.all(plan.map(readPlan))).flat();
  const document = drift === undefined ? undefined : await readDrift(drift);
  const changes = plan.length === 0 ? undefined : planChanges(steps);
  const stacks = changes?.stacks ?? document?.stacks ?? [];
  return { key: key ?? keyOf(stacks), ...describeComment({ stacks, changes, drift: document, digest }) };
}

async function reportIssue({ drift, key }: Options, forge: ForgeOf): Promise<void> {
  if (drift === undefined)
    throw badInput("There is no drift to keep an issue about.", "Give it a document with --drift.");
  const document = await readDrift(drift);
  const at = forge();
  if (at === undefined) process.stdout.write(document.hasDrift ? issueInMarkdown(document) : `${driftGone}\n`);
  else note(`The issue was ${await keepIssue(at, key ?? keyOf(document.stacks), document, note)}.`);
}

function hexadecimal(value: string): string {
  if (/^[0-9a-f]{6,128}$/i.test(value)) return value;
  throw new InvalidArgumentError("It must be hexadecimal.");
}
