import { badInput } from "../../../messages/command";

/** The values of a pipeline's variables. @throws Refusal that names all that are not set */
export function variablesOf<T extends string>(env: NodeJS.ProcessEnv, names: readonly T[]): Record<T, string> {
  const missing = names.filter((name) => (env[name]?.trim() ?? "") === "");
  if (missing.length > 0) {
    throw badInput(
      `Nothing was written: ${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} not set.`,
      "Set the variables that the pipeline does not set by itself, such as the token for this step (docs/report.md).",
      "Give it `--to stdout` to see only the text.",
    );
  }
  // A line break in it would be told by whoever refuses it as a header.
  const odd = names.find((name) => name.endsWith("TOKEN") && !/^[\x21-\x7e]+$/.test(env[name]?.trim() ?? ""));
  if (odd !== undefined) {
    throw badInput(
      `Nothing was written: ${odd} has characters that a token cannot have.`,
      "Set it exactly as you received it, on one line.",
    );
  }
  return Object.fromEntries(names.map((name) => [name, env[name]?.trim() ?? ""])) as Record<T, string>;
}

/** @param where the variables by which the pipeline would tell it */
export function noPullRequest(where: string): Error {
  return badInput(
    `Nothing was written: this pipeline names no pull request (${where}).`,
    "Run the step only for pull requests, or name the pull request with --pull-request.",
  );
}
