import { readFile } from "node:fs/promises";
import { isAbsolute, relative, resolve } from "node:path";
import { Command, Option } from "commander";
import { notToReview, planOverProgram, secretInUnread, stateMoved } from "../../messages/plan";
import { plannedCancels } from "../cancels/planned-cancels";
import { collect, withStackOptions } from "../shared/options";
import { previewSteps, type PreviewStep } from "../shared/pulumi/preview";
import { configValues, createPulumiCli } from "../shared/pulumi/pulumi-cli";
import { readJson } from "../shared/pulumi/read-json";
import { commandClient, stackConfig } from "../shared/stack-client";
import { note, printResult } from "../shared/terminal";
import { withProgress } from "../shared/with-progress";
import { differences } from "./differences";
import { createPlanEngine } from "./engine";
import { gatherLocal } from "./gather";
import { hiddenNames } from "./hidden-names";
import { operationFacts } from "./operation-facts";
import { presumedList, readList } from "./partner-list";
import { emptyPlanFolder, fileIn, keepPrivate, writeReviewed } from "../shared/plan/plan-folder";
import { plannedProject } from "./planned-project";
import { extents, type Extent } from "../shared/plan/reviewed";
import { stateFacts } from "./state-facts";

interface Options {
  stack?: string;
  cwd?: string;
  out: string;
  list: Extent;
  include?: string[];
  json?: true;
}

/** The folder of a plan, where nobody names another. */
export const defaultPlanFolder = "printix-plan";

export function planCommand(): Command {
  return withStackOptions(new Command("plan"))
    .description("Makes a plan that `pulumi-printix apply` carries out as it was reviewed, or not at all.")
    .option("-o, --out <folder>", "where to write it", defaultPlanFolder)
    .addOption(
      new Option("--list <extent>", "which part of the partner's list must stay the same until apply")
        .choices(extents)
        .default("all" satisfies Extent),
    )
    .option(
      "--include <path>",
      "a path outside of the program's folder that belongs to the program; repeat this for several",
      collect,
    )
    .option("-j, --json", "print the result as JSON")
    .action(run);
}

async function run({ stack, cwd, out, list: extent, include = [], json }: Options): Promise<void> {
  const which = { stack, cwd };
  const isUnread = extent === "unread";
  const env = isUnread ? withoutRequests(process.env) : process.env;
  const planFolder = resolve(out);
  await withProgress(async (progress) => {
    const pulumi = createPulumiCli(which, env, note, { repairs: false });
    const engine = createPlanEngine(which, env);
    progress.show("reading the stack");
    const name = await pulumi.name();
    const project = await plannedProject(cwd ?? ".", name);
    assertBeside(project.folder, planFolder);
    if (isUnread) assertNoSecret(name, await engine.config());
    const { client } = await stackConfig(pulumi, env);
    const exported = await engine.exported();
    await emptyPlanFolder(planFolder);
    progress.show("making the plan");
    const printed = await engine.plan(fileIn(planFolder, "engine"));
    await keepPrivate(planFolder, printed);
    const steps = previewSteps(printed, "what `pulumi preview --json` printed");
    const hidden = hiddenNames(steps);
    if (hidden.length > 0) throw notToReview(hidden);
    const moved = differences(stateFacts(exported), stateFacts(await engine.exported()));
    if (moved.length > 0) throw stateMoved(name);
    const local = await gatherLocal({ project, engine, env, planFolder, include, exported });
    progress.show("reading the partner's list");
    const list = isUnread
      ? presumedList({ exported, partnerId: client.partnerId, steps })
      : (await readList(commandClient(client), { extent, exported, steps })).facts;
    const operations = operationFacts(await readFile(fileIn(planFolder, "engine"), "utf8"));
    const facts = { format: 1, stack: name, ...local, operations, list, extent, include } as const;
    const planDigest = await writeReviewed(planFolder, facts);
    printResult(json, { stack: name, folder: out, digest: planDigest, ...countsOf(steps) }, () => "");
    note(`The plan of ${name} is in ${out}: ${planDigest}.`);
  });
}

/** The program is what is looked at, and the plan's folder is left out of it. */
function assertBeside(program: string, planFolder: string): void {
  const from = relative(planFolder, resolve(program));
  if (!from.startsWith("..") && !isAbsolute(from)) throw planOverProgram(planFolder);
}

/** @param config what `pulumi config --json` printed */
function assertNoSecret(stack: string, config: string): void {
  const keys = Object.keys(readJson("config", config, configValues));
  const found = keys.filter((key) => key === "printix:clientSecret" || key === "printix:previewChecks");
  if (found.length > 0) throw secretInUnread(stack, found);
}

/**
 * For a pipeline that has no client secret, such as on a pull request, whose program anybody may have written. Without
 * preview checks nothing is asked of Printix, so the settings for that need only be there.
 */
function withoutRequests(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  // An empty variable counts as absent.
  const given = Object.entries(env).filter(([, value]) => value !== "");
  const none = { PRINTIX_CLIENT_ID: "none", PRINTIX_CLIENT_SECRET: "none" };
  return { ...none, ...Object.fromEntries(given), PRINTIX_PREVIEW_CHECKS: "false" };
}

function countsOf(steps: readonly PreviewStep[]): { changes: number; cancels: number } {
  return { changes: steps.filter(({ op }) => op !== "same").length, cancels: plannedCancels(steps).length };
}
