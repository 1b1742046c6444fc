import { readFile } from "node:fs/promises";
import { z } from "zod";
import { noPullRequest } from "../source/variables";

const event = z.object({
  pull_request: z.object({ number: z.number() }).nullish(),
  /** Of a comment. Only a pull request's issue has `pull_request`. */
  issue: z.object({ number: z.number(), pull_request: z.object({}).nullish() }).nullish(),
});

/**
 * The number of a workflow's pull request: the event that started the workflow tells it, else the reference that it builds.
 *
 * @throws Refusal where it has none
 */
export async function gitHubPullRequest(env: NodeJS.ProcessEnv): Promise<number> {
  const file = env["GITHUB_EVENT_PATH"];
  const { data } = event.safeParse(file === undefined ? undefined : await readEvent(file));
  const commented = data?.issue?.pull_request == null ? undefined : data.issue.number;
  const [, ofReference] = /^refs\/pull\/(\d+)\//.exec(env["GITHUB_REF"] ?? "") ?? [];
  const number = data?.pull_request?.number ?? commented ?? ofReference;
  if (number === undefined) throw noPullRequest("GITHUB_EVENT_PATH and GITHUB_REF");
  return Number(number);
}

async function readEvent(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return undefined;
  }
}
