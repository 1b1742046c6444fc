import { isAbsolute, relative, resolve } from "node:path";
import { Command, Option } from "commander";
import { planOverProgram } from "../../messages/plan";
import { plannedCancels } from "../cancels/planned-cancels";
import { collect, withStackOptions } from "../shared/options";
import { emptyPlanFolder, writeFailed } from "../shared/plan/plan-folder";
import { extents, type Extent } from "../shared/plan/reviewed";
import type { PreviewStep } from "../shared/pulumi/preview";
import { createPulumiCli } from "../shared/pulumi/pulumi-cli";
import { note, printResult } from "../shared/terminal";
import { withProgress } from "../shared/with-progress";
import { createPlanEngine } from "./engine";
import { makePlan } from "./make-plan";
import { plannedProject } from "./planned-project";

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
  const env = extent === "unread" ? withoutRequests(process.env) : process.env;
  const planFolder = resolve(out);
  await withProgress(async (progress) => {
    const pulumi = createPulumiCli(which, env, note, { repairs: false });
    const engine = createPlanEngine(which, env);
    progress.show("reading the stack");
    const name = await pulumi.name();
    const project = await plannedProject(cwd ?? ".", name);
    assertBeside(project.folder, planFolder);
    await emptyPlanFolder(planFolder);
    const planned = { name, project, planFolder, pulumi, engine, env };
    const { digest, steps } = await makePlan(planned, { extent, include }, progress).catch(async (error: unknown) => {
      await writeFailed(planFolder, name).catch(() => undefined);
      throw error;
    });
    printResult(json, { stack: name, folder: out, digest, ...countsOf(steps) }, () => "");
    note(`The plan of ${name} is in ${out}: ${digest}.`);
  });
}

/** The program is what is looked at, and the plan's folder is left out of it. */
function assertBeside(program: string, planFolder: string): void {
  const from = relative(planFolder, resolve(program));
  if (!from.startsWith("..") && !isAbsolute(from)) throw planOverProgram(planFolder);
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
