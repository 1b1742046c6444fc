import { z } from "zod";
import { variablesOf } from "../source/variables";
import { issueInMarkdown } from "../text/describe-issue";
import { createOnce } from "./create-once";
import { driftLabel, findRequest, type Forge, type ForgeSettings } from "./forge";
import { gitHubPullRequest } from "./github-pull-request";
import { gitHubSteps } from "./github-steps";
import { readPages } from "./pages";
import { isAmong, markedPosts, type Listed } from "./posts";
import { reader } from "./reader";
import { createSend, type Answer } from "./send";

const forge = "GitHub";
const user = z.object({ login: z.string() });
const texts = z.array(
  z.object({
    id: z.number(),
    number: z.number().optional(),
    body: z.string().nullish(),
    updated_at: z.string().optional(),
    user: user.nullish(),
    pull_request: z.unknown().optional(),
  }),
);

const pulls = z.array(
  z.object({ number: z.number(), merged_at: z.string().nullish(), merge_commit_sha: z.string().nullish() }),
);

/** Who writes with the token that GitHub hands to a workflow. */
const workflowLogin = "github-actions[bot]";

/** GitHub, as the variables of a workflow name it. https://docs.github.com/rest/issues */
export function createGitHub(settings: ForgeSettings): Forge {
  const { env, author, pullRequest } = settings;
  const given = variablesOf(env, ["GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN"]);
  const token = given.GITHUB_TOKEN;
  const headers = {
    accept: "application/vnd.github+json",
    authorization: `Bearer ${token}`,
    "user-agent": "pulumi-printix",
    "x-github-api-version": "2022-11-28",
  };
  const send = createSend({ ...settings, forge, token, headers, stepsFor: gitHubSteps });
  const read = reader(forge);
  const at = (path: string): URL => new URL(`${given.GITHUB_API_URL.replace(/\/$/, "")}/${path}`);
  const inRepository = (path: string): URL => at(`repos/${given.GITHUB_REPOSITORY}/${path}`);
  const write = async (method: "POST" | "PATCH", path: string, what: string, body: object): Promise<void> => {
    await send({ method, url: inRepository(path), what, body });
  };

  /** A workflow's token, and that of an app, may not ask who it is. */
  async function login(): Promise<string> {
    if (author !== undefined) return author;
    const what = "tell whose token this is";
    const answer = await send({ method: "GET", url: at("user"), what, accepts: 403 });
    return answer.status === 403 ? workflowLogin : read(user, answer, what).login;
  }
  let own: Promise<string> | undefined;

  async function list(path: string, what: string, id: "id" | "number"): Promise<Listed[]> {
    const me = await (own ??= login());
    const items = (body: unknown): z.output<typeof texts> => read(texts, { body }, what);
    const all = await readPages(send, { method: "GET", url: inRepository(path), what }, items, nextPage, forge);
    return all
      .filter(({ pull_request: request }) => request === undefined)
      .map((text) => ({
        id: String(text[id]),
        body: text.body ?? "",
        ...(text.updated_at !== undefined && { changedAt: text.updated_at }),
        isOwn: text.user?.login === me,
      }));
  }
  const commentsOf = (number: number | string): Promise<Listed[]> =>
    list(`issues/${number}/comments?per_page=100`, "list the comments", "id");

  const thisRequest = async (): Promise<number> => pullRequest ?? (await gitHubPullRequest(env));

  return {
    name: forge,
    describeIssue: issueInMarkdown,
    comments: async (marker) => markedPosts(await commentsOf(await thisRequest()), marker),
    mergedRequests: async () => {
      const { GITHUB_SHA: commit } = variablesOf(env, ["GITHUB_SHA"]);
      const found = await send({
        method: "GET",
        url: inRepository(`commits/${commit}/pulls?per_page=100`),
        what: findRequest,
      });
      return read(pulls, found, findRequest).flatMap(({ number, merged_at: mergedAt, merge_commit_sha: by }) =>
        mergedAt == null || by !== commit ? [] : [{ number, mergedAt }],
      );
    },
    addComment: async (body) => write("POST", `issues/${await thisRequest()}/comments`, "write the comment", { body }),
    changeComment: (id, body) => write("PATCH", `issues/comments/${id}`, "write the comment", { body }),
    issues: async (marker) => {
      const query = `state=open&labels=${driftLabel}&sort=created&direction=asc&per_page=100`;
      return markedPosts(await list(`issues?${query}`, "list the issues", "number"), marker);
    },
    openIssue: (title, body) => write("POST", "issues", "open the issue", { title, body, labels: [driftLabel] }),
    changeIssue: (id, body) => write("PATCH", `issues/${id}`, "write the issue", { body }),
    closeIssue: async (id, why) => {
      await write("PATCH", `issues/${id}`, "close the issue", { state: "closed", state_reason: "completed" });
      await createOnce(
        () => write("POST", `issues/${id}/comments`, "comment on the issue", { body: why }),
        async () => isAmong(await commentsOf(id), why),
      );
    },
  };
}

/** https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api */
function nextPage({ headers }: Answer, url: URL): URL | undefined {
  const [, next] = /<([^>]*)>\s*;\s*rel="next"/.exec(headers.get("link") ?? "") ?? [];
  return next === undefined ? undefined : new URL(next, url);
}
