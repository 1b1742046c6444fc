import { filled, installs, isAfterFailure, type JobName, type Kept, type Shell } from "./shell";

type Env = Record<string, unknown>;

interface Workflow {
  env?: Env;
  jobs: Record<string, { environment?: string; env?: Env; steps: { run?: string; if?: string; env?: Env }[] }>;
}

const expression = /\$\{\{ (?:vars|secrets|github)\.(\w+) \}\}/g;

const ofEveryJob = ({ open: { token = "" } }: Kept): Record<string, string> => ({ token });

const environments = (kept: Kept): Record<string, Record<string, string>> => ({
  "printix-preview": kept.open,
  printix: { ...kept.open, ...kept.protected },
});

/** Of three workflows, each with one job. Its runner starts `bash -e` for each step. */
export async function gitHubJobs(
  read: (path: string) => Promise<unknown>,
  kept: Kept,
): Promise<Record<JobName, Shell[]>> {
  const shells = async (name: JobName): Promise<Shell[]> => {
    const { env: ofAll, jobs } = (await read(`.github/workflows/${name}.yml`)) as Workflow;
    const { environment, env: ofJob, steps } = jobs[name] ?? { steps: [] };
    const values = { ...ofEveryJob(kept), ...environments(kept)[environment ?? ""] };
    return steps.flatMap(({ run, if: condition, env: ofStep }) => {
      if (run === undefined || run === installs) return [];
      const env = Object.entries({ ...ofAll, ...ofJob, ...ofStep });
      return [
        {
          args: ["-e", "-c", run],
          env: Object.fromEntries(env.map(([key, value]) => [key, filled(value, expression, values)])),
          isAlsoAfterFailure: isAfterFailure(condition, "success() || steps.plan.outcome == 'failure'"),
        },
      ];
    });
  };
  return { preview: await shells("preview"), apply: await shells("apply"), drift: await shells("drift") };
}
