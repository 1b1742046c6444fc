import { z } from "zod";
import { noPullRequest, variablesOf } from "../source/variables";
import { issueInMarkdown } from "../text/describe-issue";
import { createOnce } from "./create-once";
import { driftLabel, findRequest, type Forge, type ForgeSettings } from "./forge";
import { readPages } from "./pages";
import { isAmong, markedPosts, type Listed } from "./posts";
import { reader } from "./reader";
import { createSend, type Answer } from "./send";
import { lookAtWords } from "./steps";

const forge = "GitLab";
const user = z.object({ id: z.number() });
const texts = z.array(
  z.object({
    id: z.number(),
    iid: z.number().optional(),
    body: z.string().nullish(),
    updated_at: z.string().optional(),
    description: z.string().nullish(),
    author: user.nullish(),
  }),
);

const requests = z.array(
  z.object({
    iid: z.number(),
    state: z.string(),
    merged_at: z.string().nullish(),
    sha: z.string().nullish(),
    merge_commit_sha: z.string().nullish(),
    squash_commit_sha: z.string().nullish(),
  }),
);

/** GitLab, as the variables of a job name it. https://docs.gitlab.com/api/notes, https://docs.gitlab.com/api/issues */
export function createGitLab(settings: ForgeSettings): Forge {
  const { env, pullRequest } = settings;
  const given = variablesOf(env, ["CI_API_V4_URL", "CI_PROJECT_ID", "GITLAB_TOKEN"]);
  const token = given.GITLAB_TOKEN;
  const headers = { "private-token": token, "user-agent": "pulumi-printix" };
  const send = createSend({ ...settings, forge, token, headers, stepsFor });
  const read = reader(forge);
  const at = (path: string): URL => new URL(`${given.CI_API_V4_URL.replace(/\/$/, "")}/${path}`);
  // The pipeline of a fork runs there, and its merge request is elsewhere.
  const project = env["CI_MERGE_REQUEST_PROJECT_ID"] ?? given.CI_PROJECT_ID;
  const inProject = (path: string): URL => at(`projects/${encodeURIComponent(project)}/${path}`);
  const write = async (method: "POST" | "PUT", path: string, what: string, body: object): Promise<void> => {
    await send({ method, url: inProject(path), what, body });
  };

  async function whoAmI(): Promise<number> {
    const what = "tell whose token this is";
    return read(user, await send({ method: "GET", url: at("user"), what }), what).id;
  }
  let own: Promise<number> | undefined;

  async function list(path: string, what: string, id: "id" | "iid"): Promise<Listed[]> {
    const me = await (own ??= whoAmI());
    const items = (body: unknown): z.output<typeof texts> => read(texts, { body }, what);
    const all = await readPages(send, { method: "GET", url: inProject(path), what }, items, nextPage, forge);
    return all.map((text) => ({
      id: String(text[id]),
      body: text.body ?? text.description ?? "",
      ...(text.updated_at !== undefined && { changedAt: text.updated_at }),
      isOwn: text.author?.id === me,
    }));
  }

  const notes = (place: string): string => `${place}/notes`;
  const commentsOf = (place: string): Promise<Listed[]> =>
    list(`${notes(place)}?sort=asc&order_by=created_at&per_page=100`, "list the comments", "id");

  /** A call of it, so that what needs no merge request asks for none. */
  const thisRequest = (): string => {
    const number = pullRequest ?? env["CI_MERGE_REQUEST_IID"];
    if (number === undefined || number === "") throw noPullRequest("CI_MERGE_REQUEST_IID");
    return `merge_requests/${number}`;
  };

  return {
    name: forge,
    describeIssue: issueInMarkdown,
    comments: async (marker) => markedPosts(await commentsOf(thisRequest()), marker),
    mergedRequests: async () => {
      const { CI_COMMIT_SHA: commit } = variablesOf(env, ["CI_COMMIT_SHA"]);
      const url = inProject(`repository/commits/${commit}/merge_requests?per_page=100`);
      // By a merge commit, by a squashed one without such, or by a fast-forward.
      return read(requests, await send({ method: "GET", url, what: findRequest }), findRequest).flatMap(
        ({ iid, state, merged_at: mergedAt, ...by }) =>
          state !== "merged" || mergedAt == null || !Object.values(by).includes(commit)
            ? []
            : [{ number: iid, mergedAt }],
      );
    },
    addComment: (body) => write("POST", notes(thisRequest()), "write the comment", { body }),
    changeComment: (id, body) => write("PUT", `${notes(thisRequest())}/${id}`, "write the comment", { body }),
    issues: async (marker) => {
      const query = `state=opened&labels=${driftLabel}&sort=asc&order_by=created_at&per_page=100`;
      return markedPosts(await list(`issues?${query}`, "list the issues", "iid"), marker);
    },
    openIssue: (title, description) =>
      write("POST", "issues", "open the issue", { title, description, labels: driftLabel }),
    changeIssue: (id, description) => write("PUT", `issues/${id}`, "write the issue", { description }),
    closeIssue: async (id, why) => {
      const issue = `issues/${id}`;
      await write("PUT", issue, "close the issue", { state_event: "close" });
      await createOnce(
        () => write("POST", notes(issue), "comment on the issue", { body: why }),
        async () => isAmong(await commentsOf(issue), why),
      );
    },
  };
}

/** https://docs.gitlab.com/api/rest/#pagination */
function nextPage({ headers }: Answer, url: URL): URL | undefined {
  const page = headers.get("x-next-page") ?? "";
  if (page === "") return undefined;
  const next = new URL(url);
  next.searchParams.set("page", page);
  return next;
}

/** GitLab answers 404, too, where a token may not even see something. */
function stepsFor(status: number): string[] {
  switch (status) {
    case 401:
      return [
        "Check GITLAB_TOKEN: it is invalid or has expired.",
        "Give it a project's access token: a job's own token cannot write comments.",
      ];
    case 403:
    case 404:
      return ["Give GITLAB_TOKEN the scope `api`, and at least the role Reporter in the project."];
    default:
      return lookAtWords;
  }
}
