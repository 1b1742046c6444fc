import { filled, installs, isAfterFailure, type JobName, type Kept, type Shell } from "./shell";

interface Step {
  script?: string;
  condition?: string;
  env?: Record<string, string>;
}

interface Job {
  steps?: Step[];
  strategy?: { runOnce: { deploy: { steps: Step[] } } };
}

type Variable = { group: string } | { name: string; value: string };

interface Pipeline {
  variables: Variable[];
  stages: { stage: string; variables?: Variable[]; jobs: Job[] }[];
}

const expression = /\$\((?:System\.)?(\w+)\)/g;
/** A variable that is secret is in no step's environment by itself. */
const isSecret = (name: string): boolean => /SECRET|PASSPHRASE|TOKEN/i.test(name);

/** Its agent starts a shell for each script, which goes on where a line fails. */
export async function azureJobs(
  read: (path: string) => Promise<unknown>,
  kept: Kept,
): Promise<Record<JobName, Shell[]>> {
  const { variables, stages } = (await read("azure-pipelines.yml")) as Pipeline;
  const shells = (name: JobName): Shell[] => {
    const stage = stages.find((one) => one.stage.toLowerCase() === name);
    const groups = { "printix-preview": kept.open, printix: kept.protected } as Record<string, Record<string, string>>;
    const values: Record<string, string> = { AccessToken: kept.open["SYSTEM_ACCESSTOKEN"] ?? "" };
    for (const variable of [...variables, ...(stage?.variables ?? [])]) {
      if ("group" in variable) Object.assign(values, groups[variable.group]);
      else values[variable.name] = variable.value;
    }
    const open = Object.fromEntries(Object.entries(values).filter(([key]) => !isSecret(key)));
    const steps = (stage?.jobs ?? []).flatMap((job) => job.steps ?? job.strategy?.runOnce.deploy.steps ?? []);
    return steps.flatMap(({ script, condition, env = {} }) => {
      if (script === undefined || script === installs) return [];
      const own = Object.entries(env).map(([key, value]) => [key, filled(value, expression, values)]);
      return [
        {
          args: ["-c", script],
          env: { ...open, ...Object.fromEntries(own) } as Record<string, string>,
          isAlsoAfterFailure: isAfterFailure(condition, "succeededOrFailed()"),
        },
      ];
    });
  };
  return { preview: shells("preview"), apply: shells("apply"), drift: shells("drift") };
}
