import { otherRequest, pullRequest, robot, type FakeIssue, type FakeText, type ForgeState } from "./forge-state";
import { pageOf, type ForgeAnswer, type ForgeRequest } from "./forge-server";

const maxCharacters = 65_536;
const repository = "/api/v3/repos/acme/infra";

/** GitHub's REST API as far as a report needs it, for the token of a workflow. */
export function answerAsGitHub(state: ForgeState, token: string, request: ForgeRequest): ForgeAnswer {
  const { method, url, header, body } = request;
  if (header("authorization") !== `Bearer ${token}`) return refused(401, "Bad credentials");
  if (url.pathname === "/api/v3/user") return refused(403, "Resource not accessible by integration");
  if (!url.pathname.startsWith(`${repository}/`)) return refused(404, "Not Found");
  if (typeof body["body"] === "string" && body["body"].length > maxCharacters) {
    return refused(422, `Body is too long (maximum is ${maxCharacters} characters)`);
  }
  const [room, first = "", second] = url.pathname.slice(repository.length + 1).split("/");
  if (room === "commits" && second === "pulls") {
    const { by, at } = state.merged ?? {};
    const merge = by === first ? { merged_at: at, merge_commit_sha: by } : {};
    const open = { number: otherRequest, merged_at: null, merge_commit_sha: first };
    return paged([open, { number: pullRequest, merged_at: null, merge_commit_sha: null, ...merge }], url);
  }
  if (room !== "issues") return refused(404, "Not Found");
  if (first === "comments" && method === "PATCH") {
    const comment = state.comments.find(({ id }) => id === Number(second));
    if (comment === undefined) return refused(404, "Not Found");
    state.rewrite(comment, String(body["body"]));
    return { status: 200, body: shownText(comment) };
  }
  if (second === "comments") return answerComments(state, first, request);
  return first === "" ? answerIssues(state, request) : changeIssue(state, Number(first), request);
}

function answerComments(state: ForgeState, number: string, { method, url, body }: ForgeRequest): ForgeAnswer {
  const ofIssue = state.issues.find(({ id }) => id === Number(number));
  const comments = Number(number) === pullRequest ? state.comments : ofIssue?.comments;
  if (comments === undefined) return refused(404, "Not Found");
  if (method === "GET") return paged(comments.map(shownText), url);
  const comment = state.textBy(robot, String(body["body"]));
  comments.push(comment);
  return { status: 201, body: shownText(comment) };
}

function answerIssues(state: ForgeState, { method, url, body }: ForgeRequest): ForgeAnswer {
  if (method === "POST") {
    const { title, body: text, labels } = body as { title: string; body: string; labels: string[] };
    return { status: 201, body: shownIssue(state.addIssue(robot, title, text, labels)) };
  }
  const label = url.searchParams.get("labels") ?? "";
  const open = state.issues.filter(({ isOpen, labels }) => isOpen && labels.includes(label));
  // This list has pull requests in it, too. This one has our label, and our marker, and is nobody's business.
  const [one] = open;
  const pull = { number: pullRequest, id: 1, body: one?.body ?? "", user: robot, pull_request: {} };
  return paged([pull, ...open.map(shownIssue)], url);
}

function changeIssue(state: ForgeState, number: number, { body }: ForgeRequest): ForgeAnswer {
  const issue = state.issues.find(({ id }) => id === number);
  if (issue === undefined) return refused(404, "Not Found");
  if (typeof body["body"] === "string") state.rewrite(issue, body["body"]);
  if (body["state"] === "closed") issue.isOpen = false;
  return { status: 200, body: shownIssue(issue) };
}

function shownText({ id, body, author, changedAt }: FakeText): object {
  return { id, body, user: author, updated_at: changedAt };
}

/** An issue has an id beside its number, which is another one. */
function shownIssue(issue: FakeIssue): object {
  return { ...shownText(issue), id: issue.id + 1_000_000, number: issue.id, title: issue.title };
}

function paged(all: readonly object[], url: URL): ForgeAnswer {
  const { page, items, isLast } = pageOf(all, url);
  const next = new URL(url);
  next.searchParams.set("page", String(page + 1));
  const link = `<${url.href}>; rel="first", <${next.href}>; rel="next"`;
  return { status: 200, body: items, ...(!isLast && { headers: { link } }) };
}

function refused(status: number, message: string): ForgeAnswer {
  return { status, body: { message } };
}
