import { extname, join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { badInput } from "../../messages/command";
import { findProject } from "../shared/pulumi/find-project";

/** The project whose stack a plan is of. */
export interface PlannedProject {
  folder: string;
  /** The stack's own configuration. */
  stackFile: string;
}

const projectFile = z.object({ stackConfigDir: z.string().optional() });

/** @param stack `PROJECT/STACK` */
export async function plannedProject(cwd: string, stack: string): Promise<PlannedProject> {
  const project = await findProject(cwd);
  if (project === undefined) throw badInput(`There is no Pulumi project in ${cwd}.`, "Name its folder with --cwd.");
  const { stackConfigDir = "." } = projectFile.safeParse(parse(project.text)).data ?? {};
  // Its ending is the project file's.
  const stackFile = `Pulumi.${stack.slice(stack.lastIndexOf("/") + 1)}${extname(project.path)}`;
  return { folder: project.folder, stackFile: join(project.folder, stackConfigDir, stackFile) };
}
