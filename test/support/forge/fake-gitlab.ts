import { otherRequest, pullRequest, robot, type FakeText, type ForgeState } from "./forge-state";
import { pageOf, type ForgeAnswer, type ForgeRequest } from "./forge-server";

const project = "/api/v4/projects/55";

/** GitLab's REST API as far as a report needs it, for a project's access token. */
export function answerAsGitLab(state: ForgeState, token: string, request: ForgeRequest): ForgeAnswer {
  const { url, header } = request;
  if (header("private-token") !== token) return { status: 401, body: { message: "401 Unauthorized" } };
  if (url.pathname === "/api/v4/user") return { status: 200, body: { id: robot.id, username: "project_55_bot" } };
  const [, commit] = new RegExp(`^${project}/repository/commits/(\\w+)/merge_requests$`).exec(url.pathname) ?? [];
  if (commit !== undefined) {
    const { by, at } = state.merged ?? {};
    const isMerged = by === commit;
    const merge = isMerged ? { state: "merged", merged_at: at } : { state: "opened" };
    const own = { iid: pullRequest, ...merge, sha: "0", merge_commit_sha: null };
    const open = { iid: otherRequest, state: "opened", sha: commit, merge_commit_sha: null };
    return paged([open, { ...own, squash_commit_sha: isMerged ? commit : null }], url);
  }
  const [room, number = "", notes, note] = url.pathname.slice(project.length + 1).split("/");
  if (room === "merge_requests" && Number(number) === pullRequest && notes === "notes") {
    return answerNotes(state, state.comments, note, request);
  }
  const issue = state.issues.find(({ id }) => id === Number(number));
  if (room !== "issues") return notFound;
  if (number === "") return answerIssues(state, request);
  if (issue === undefined) return notFound;
  if (notes === "notes") return answerNotes(state, issue.comments, note, request);
  const { description, state_event: event } = request.body;
  if (typeof description === "string") state.rewrite(issue, description);
  if (event === "close") issue.isOpen = false;
  return { status: 200, body: { iid: issue.id } };
}

const notFound: ForgeAnswer = { status: 404, body: { message: "404 Not found" } };

function answerNotes(
  state: ForgeState,
  texts: FakeText[],
  id: string | undefined,
  { method, url, body }: ForgeRequest,
): ForgeAnswer {
  if (method === "GET")
    return paged(
      texts.map(({ id: of, author, body: text, changedAt }) => ({ id: of, author, body: text, updated_at: changedAt })),
      url,
    );
  // What stands at its end is cut, and a line that begins with a command is carried out: then nothing of it is left.
  const kept = String(body["body"])
    .trim()
    .replace(/^\/\w+.*$/gm, "");
  if (method === "POST") {
    const note = state.textBy(robot, kept);
    texts.push(note);
    return { status: 201, body: note };
  }
  const note = texts.find((text) => text.id === Number(id));
  if (note === undefined) return notFound;
  state.rewrite(note, kept);
  return { status: 200, body: note };
}

function answerIssues(state: ForgeState, { method, url, body }: ForgeRequest): ForgeAnswer {
  if (method === "POST") {
    const { title, description, labels } = body as { title: string; description: string; labels: string };
    const { id } = state.addIssue(robot, title, description, labels.split(","));
    return { status: 201, body: { iid: id } };
  }
  const label = url.searchParams.get("labels") ?? "";
  const open = state.issues.filter(({ isOpen, labels }) => isOpen && labels.includes(label));
  return paged(
    open.map(({ id, title, author, body: description }) => ({
      id: id + 1_000_000,
      iid: id,
      title,
      author,
      description,
    })),
    url,
  );
}

function paged(all: readonly object[], url: URL): ForgeAnswer {
  const { page, items, isLast } = pageOf(all, url);
  return { status: 200, body: items, headers: { "x-next-page": isLast ? "" : String(page + 1) } };
}
