import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { otherPlan, planOfOtherStack, stalePlan, tooManyCancels } from "../../messages/plan";
import { plannedCancels } from "../cancels/planned-cancels";
import { commentOnSteps } from "../report/plan-comment";
import { assertReviewed } from "../report/reviewed-comment";
import { forgeSettings } from "../report/forge/forge-settings";
import { withStackOptions } from "../shared/options";
import { createPulumiCli } from "../shared/pulumi/pulumi-cli";
import { previewSteps } from "../shared/pulumi/preview";
import { readPlan } from "../shared/pulumi/read-plan";
import { commandClient, stackConfig } from "../shared/stack-client";
import { note } from "../shared/terminal";
import { withProgress } from "../shared/with-progress";
import { differences, type Difference } from "./differences";
import { createPlanEngine } from "./engine";
import { gatherLocal } from "./gather";
import { operationFacts } from "./operation-facts";
import { readList } from "./partner-list";
import { defaultPlanFolder } from "./plan-command";
import { fileIn, readReviewed } from "../shared/plan/plan-folder";
import { plannedProject } from "./planned-project";
import { localParts, type Extent, type Part } from "../shared/plan/reviewed";

interface Options {
  stack?: string;
  cwd?: string;
  digest?: string;
  reviewed?: true;
  author?: string;
  check?: true;
}

export function applyCommand(): Command {
  return withStackOptions(new Command("apply"))
    .description(
      "Carries out a plan of `pulumi-printix plan`. If anything that the plan depends on has changed, nothing is sent.",
    )
    .argument("[folder]", "the plan's folder", defaultPlanFolder)
    .option("--digest <hex>", "refuse every plan but the one with this digest, such as the approved one")
    .option(
      "--reviewed",
      "refuse every plan but the one that the reviewed comment on this pipeline's pull request shows",
    )
    .option(
      "--author <login>",
      "with --reviewed, on GitHub, with an app's token: the login that wrote the comment, such as acme[bot]",
    )
    .option("--check", "only check whether anything has changed, and apply nothing")
    .action(async (folder: string, options: Options) => {
      process.exitCode = await run(folder, options);
    });
}

async function run(folder: string, { stack, cwd, digest, reviewed, author, check }: Options): Promise<number> {
  const { env } = process;
  const which = { stack, cwd };
  const planFolder = resolve(folder);
  const engine = createPlanEngine(which, env);
  const { facts, planDigest } = await readReviewed(planFolder);
  if (digest !== undefined && digest.toLowerCase() !== planDigest) throw otherPlan(folder, planDigest, digest);
  return withPlanFile(async (file) => {
    await withProgress(async (progress) => {
      progress.show("comparing the plan with what is there now");
      const pulumi = createPulumiCli(which, env, note, { repairs: false });
      const name = await pulumi.name();
      if (facts.stack !== name) throw planOfOtherStack(folder, facts.stack, name);
      const project = await plannedProject(cwd ?? ".", name);
      const exported = await engine.exported();
      const { include, extent } = facts;
      const now = await gatherLocal({ project, engine, env, planFolder, include, exported });
      const assertFresh = freshness(name, extent);
      assertFresh(new Map(localParts.map((part) => [part, differences(facts[part], now[part])])));
      const steps = await readPlan(fileIn(planFolder, "preview"));
      if (reviewed === true) {
        progress.show("reading what was reviewed");
        await assertReviewed(commentOnSteps(steps, facts.stack, planDigest), { ...forgeSettings(env, note), author });
      }

      const { client, maxCancels } = await stackConfig(pulumi, env);
      const { length } = plannedCancels(steps);
      if (maxCancels !== undefined && length > maxCancels) throw tooManyCancels(name, length, maxCancels);
      const list = await readList(commandClient(client), { extent, exported, steps });
      const moved = differences(facts.list, list.facts).map(({ name: id, how }) => ({ name: list.nameOf(id), how }));
      assertFresh(new Map([["list", moved]]));

      // The engine holds an update to its plan resource by resource, when others are made already. So what the program does,
      // by whatever it reads beside its files, is looked at before.
      progress.show("making the plan once more, to compare the two");
      previewSteps(await engine.plan(file), "what `pulumi preview --json` printed");
      const operations = operationFacts(await readFile(file, "utf8"));
      assertFresh(new Map([["operations", differences(facts.operations, operations)]]));
    });
    if (check !== true) return engine.up(file);
    note(`Nothing has changed since the plan of ${facts.stack} was made.`);
    return 0;
  });
}

/** A place for a second plan, in a folder that nobody else can read. */
async function withPlanFile<T>(use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "pulumi-printix-"));
  try {
    return await use(fileIn(folder, "engine"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type AssertFresh = (found: ReadonlyMap<Part, readonly Difference[]>) => void;

/** Throws a Refusal where anything differs. */
function freshness(stack: string, extent: Extent): AssertFresh {
  return (found) => {
    const stale = [...found].filter(([, those]) => those.length > 0);
    if (stale.length > 0) throw stalePlan(stack, stale, extent === "all");
  };
}
