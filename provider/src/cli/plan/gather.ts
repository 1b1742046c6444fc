import type { PlanEngine } from "./engine";
import { configFacts } from "./config-facts";
import { packageFacts } from "./package-facts";
import { fileFacts } from "../shared/plan/plan-folder";
import { programFacts } from "./program-facts";
import type { PlannedProject } from "./planned-project";
import type { Facts, LocalPart } from "../shared/plan/reviewed";
import { stateFacts } from "./state-facts";

export interface Gathering {
  project: PlannedProject;
  engine: PlanEngine;
  env: NodeJS.ProcessEnv;
  planFolder: string;
  /** What belongs to the program, and stands outside of its folder. */
  include: readonly string[];
  /** What `pulumi stack export` printed. */
  exported: string;
}

/** All that a plan rests on and that is known without a request, as it is now. */
export async function gatherLocal({
  project,
  engine,
  env,
  planFolder,
  include,
  exported,
}: Gathering): Promise<Record<LocalPart, Facts>> {
  const [files, program, version, config] = await Promise.all([
    fileFacts(planFolder),
    programFacts(project, planFolder, include),
    engine.version(),
    engine.config(),
  ]);
  const packages = await packageFacts(project.folder, version);
  return { files, program, packages, config: configFacts(config, env), state: stateFacts(exported) };
}
