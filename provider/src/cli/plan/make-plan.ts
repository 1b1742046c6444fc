import { readFile } from "node:fs/promises";
import { notToReview, secretInUnread, stateMoved } from "../../messages/plan";
import { fileIn, keepPrivate, writeReviewed } from "../shared/plan/plan-folder";
import type { Extent } from "../shared/plan/reviewed";
import { previewSteps, type PreviewStep } from "../shared/pulumi/preview";
import { configValues, type PulumiCli } from "../shared/pulumi/pulumi-cli";
import { readJson } from "../shared/pulumi/read-json";
import { commandClient, stackConfig } from "../shared/stack-client";
import type { Progress } from "../../run/progress";
import { differences } from "./differences";
import type { PlanEngine } from "./engine";
import { gatherLocal } from "./gather";
import { hiddenNames } from "./hidden-names";
import { operationFacts } from "./operation-facts";
import { presumedList, readList } from "./partner-list";
import type { PlannedProject } from "./planned-project";
import { stateFacts } from "./state-facts";

/** A stack, and the folder that its plan is written to. */
export interface Planned {
  name: string;
  project: PlannedProject;
  planFolder: string;
  pulumi: PulumiCli;
  engine: PlanEngine;
  env: NodeJS.ProcessEnv;
}

/** @throws Refusal where the preview fails, or nobody could review what it shows */
export async function makePlan(
  { name, project, planFolder, pulumi, engine, env }: Planned,
  { extent, include }: { extent: Extent; include: string[] },
  progress: Progress,
): Promise<{ digest: string; steps: PreviewStep[] }> {
  const isUnread = extent === "unread";
  if (isUnread) assertNoSecret(name, await engine.config());
  const { client } = await stackConfig(pulumi, env);
  const exported = await engine.exported();
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
  return { digest: await writeReviewed(planFolder, facts), steps };
}

/** @param config what `pulumi config --json` printed */
function assertNoSecret(stack: string, config: string): void {
  const keys = Object.keys(readJson("config", config, configValues));
  const found = keys.filter((key) => key === "printix:clientSecret" || key === "printix:previewChecks");
  if (found.length > 0) throw secretInUnread(stack, found);
}
