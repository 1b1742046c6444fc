import { installs, type JobName, type Kept, type Shell } from "./shell";

interface Job {
  environment?: { name: string };
  script: string[];
}

type Pipeline = Record<JobName, Job> & { default: { before_script: string[] }; variables: Record<string, string> };

/** Its runner starts one shell for a job, which ends at the first line that fails; it has all variables of the project. */
export async function gitLabJobs(
  read: (path: string) => Promise<unknown>,
  kept: Kept,
): Promise<Record<JobName, Shell[]>> {
  const pipeline = (await read(".gitlab-ci.yml")) as Pipeline;
  const before = pipeline.default.before_script;
  const shells = ({ environment, script }: Job): Shell[] => {
    const lines = [...before, ...script].filter((line) => line !== installs);
    const env = { ...kept.open, ...(environment?.name === "printix" && kept.protected), ...pipeline.variables };
    return [{ args: ["-e", "-o", "pipefail", "-c", lines.join("\n")], env, isAlsoAfterFailure: false }];
  };
  return { preview: shells(pipeline.preview), apply: shells(pipeline.apply), drift: shells(pipeline.drift) };
}
