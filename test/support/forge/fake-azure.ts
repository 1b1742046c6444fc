import {
  otherRequest,
  pullRequest,
  robot,
  type FakeIssue,
  type FakeText,
  type ForgeState,
  type Person,
} from "./forge-state";
import type { ForgeAnswer, ForgeRequest } from "./forge-server";

const project = "/acme/Customer%20Care/_apis/";
const threads = `git/repositories/9f2c/pullRequests/${pullRequest}/threads`;

/** The REST API of Azure DevOps as far as a report needs it, for a build's token. */
export function answerAsAzure(state: ForgeState, token: string, request: ForgeRequest): ForgeAnswer {
  const { method, url, header, body } = request;
  // Who is not signed in gets a page to do so, with a status of success.
  if (header("authorization") !== `Bearer ${token}`) return { status: 203, body: "<html>Sign in</html>" };
  if (!url.searchParams.has("api-version")) return refused(400, "No api-version was supplied");
  if (url.pathname === "/acme/_apis/connectionData") return { status: 200, body: { authenticatedUser: shown(robot) } };
  const path = url.pathname.startsWith(project) ? url.pathname.slice(project.length) : "";
  if (path === threads) return answerThreads(state, request);
  if (path === "git/repositories/9f2c/pullrequestquery") {
    const { queries } = body as { queries: { items: string[] }[] };
    const [commit = ""] = queries[0]?.items ?? [];
    const open = { pullRequestId: otherRequest, status: "abandoned" };
    const { by, at: closedDate } = state.merged ?? {};
    const own = by === commit ? [{ pullRequestId: pullRequest, status: "completed", closedDate }] : [];
    return { status: 200, body: { results: [{ [commit]: [open, ...own] }] } };
  }
  const [, thread] = new RegExp(`^${threads}/(\\d+)/comments/1$`).exec(path) ?? [];
  const comment = state.comments.find(({ id }) => id === Number(thread));
  if (comment !== undefined && method === "PATCH") {
    state.rewrite(comment, String(body["content"]));
    return { status: 200, body: {} };
  }
  return answerWorkItems(state, path, request);
}

function answerThreads(state: ForgeState, { method, body }: ForgeRequest): ForgeAnswer {
  if (method === "POST") {
    const { comments } = body as { comments: { content: string }[] };
    state.addComment(robot, comments[0]?.content ?? "");
    return { status: 200, body: {} };
  }
  const shownThread = ({ id, author, body: content, changedAt }: FakeText): object => ({
    id,
    comments: [{ id: 1, content, author: shown(author), commentType: "text", lastContentUpdatedDate: changedAt }],
  });
  const deleted = { id: 1, comments: [{ id: 1, isDeleted: true, author: shown(robot) }] };
  const value = [...state.comments.map(shownThread), deleted];
  return { status: 200, body: { value, count: value.length } };
}

function answerWorkItems(state: ForgeState, path: string, request: ForgeRequest): ForgeAnswer {
  const { method, url, header, body } = request;
  if (path === "wit/wiql") {
    const query = String(body["query"]);
    const [, tag = ""] = /\[System\.Tags\] CONTAINS '([^']*)'/.exec(query) ?? [];
    const [, closed = ""] = /\[System\.State\] NOT IN \(([^)]*)\)/.exec(query) ?? [];
    if (!closed.includes("'Done'")) return refused(400, "The query is odd");
    const [, one] = /\[System\.Id\] = (\d+)/.exec(query) ?? [];
    const fits = ({ id, labels }: FakeIssue): boolean =>
      one === undefined ? labels.includes(tag) : id === Number(one);
    const found = state.issues.filter((issue) => issue.isOpen && fits(issue));
    return { status: 200, body: { workItems: found.map(({ id }) => ({ id })) } };
  }
  if (method === "GET" && path === "wit/workitems") {
    const ids = (url.searchParams.get("ids") ?? "").split(",").map(Number);
    const value = state.issues
      .filter(({ id }) => ids.includes(id))
      .map(({ id, author, body: description }) => {
        return { id, fields: { "System.CreatedBy": shown(author), "System.Description": description } };
      });
    return { status: 200, body: { value } };
  }
  if (header("content-type") !== "application/json-patch+json") return refused(415, "VS403001");
  const fields = new Map(
    (body as unknown as { path: string; value: string }[]).map(({ path: of, value }) => [
      of.slice("/fields/".length),
      value,
    ]),
  );
  const text = cleaned(fields.get("System.Description"));
  if (method === "POST" && path === "wit/workitems/$Issue") {
    const tags = (fields.get("System.Tags") ?? "").split("; ");
    state.addIssue(robot, fields.get("System.Title") ?? "", text ?? "", tags);
    return { status: 200, body: {} };
  }
  const issue = state.issues.find(({ id }) => path === `wit/workitems/${id}`);
  if (method !== "PATCH" || issue === undefined) return refused(404, "VS402323: it does not exist");
  if (text !== undefined) state.rewrite(issue, text);
  if (fields.get("System.State") === "Done") issue.isOpen = false;
  const history = fields.get("System.History");
  if (history !== undefined) issue.comments.push(state.textBy(robot, history));
  return { status: 200, body: {} };
}

/** It keeps no HTML as it was sent: a comment in it is gone, and entities are others. */
function cleaned(html: string | undefined): string | undefined {
  return html?.replace(/<!--[^]*?-->\s*/g, "").replaceAll("&#39;", "'");
}

function shown({ id, login }: Person): object {
  return { id: `id-${id}`, uniqueName: login };
}

function refused(status: number, message: string): ForgeAnswer {
  return { status, body: { message } };
}
