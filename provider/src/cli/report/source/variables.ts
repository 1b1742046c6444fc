import { badInput } from "../../../messages/command";

/** The values of a pipeline's variables. @throws Refusal that names all that are not set */
export function variablesOf<T extends string>(env: NodeJS.ProcessEnv, names: readonly T[]): Record<T, string> {
  const missing = names.filter((name) => (env[name]?.trim() ?? "") === "");
  if (missing.length > 0) {
    throw badInput(
      `Nothing was written: ${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} not set.`,
      "Set what the pipeline does not set by itself: a token has to be handed to the step (docs/report.md).",
      "Give it `--to stdout` to see the text alone.",
    );
  }
  // A line break in it would be told by whoever refuses it as a header.
  const odd = names.find((name) => name.endsWith("TOKEN") && !/^[\x21-\x7e]+$/.test(env[name]?.trim() ?? ""));
  if (odd !== undefined) {
    throw badInput(
      `Nothing was written: ${odd} has characters that no token has.`,
      "Put it in as it was handed out, on one line.",
    );
  }
  return Object.fromEntries(names.map((name) => [name, env[name]?.trim() ?? ""])) as Record<T, string>;
}

/** @param where the variables by which the pipeline would tell it */
export function noPullRequest(where: string): Error {
  return badInput(
    `Nothing was written: this pipeline tells of no pull request (${where}).`,
    "Run the step for pull requests alone, or name the request with --pull-request.",
  );
}
