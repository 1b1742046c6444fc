/** The forges that a report can go to; each has pipelines of its own. */
export type ForgeName = "github" | "gitlab" | "azure";

export const targets = ["auto", "github", "gitlab", "azure", "stdout"] as const;
export type Target = (typeof targets)[number];

/** The forge whose pipeline this is, by the variable that each sets; undefined elsewhere. */
export function forgeOfPipeline(env: NodeJS.ProcessEnv): ForgeName | undefined {
  if (isTrue(env["GITHUB_ACTIONS"])) return "github";
  if (isTrue(env["GITLAB_CI"])) return "gitlab";
  return isTrue(env["TF_BUILD"]) ? "azure" : undefined;
}

function isTrue(value: string | undefined): boolean {
  return value?.toLowerCase() === "true";
}
