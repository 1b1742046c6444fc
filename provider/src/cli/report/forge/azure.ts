import { z } from "zod";
import { noPullRequest, variablesOf } from "../source/variables";
import { createWorkItems } from "./azure-work-items";
import { findRequest, type Forge, type ForgeSettings } from "./forge";
import { markedPosts, type Listed } from "./posts";
import { reader } from "./reader";
import { createSend } from "./send";
import { lookAtWords } from "./steps";

const forge = "Azure DevOps";
const identity = z.object({ id: z.string() });
const connection = z.object({ authenticatedUser: identity });
const comment = z.object({
  id: z.number(),
  content: z.string().nullish(),
  isDeleted: z.boolean().nullish(),
  lastContentUpdatedDate: z.string().optional(),
  author: identity.nullish(),
});
const threads = z.object({ value: z.array(z.object({ id: z.number(), comments: z.array(comment).nullish() })) });

const merged = z.object({
  results: z.array(
    z.record(
      z.string(),
      z.array(z.object({ pullRequestId: z.number(), status: z.string(), closedDate: z.string().nullish() })),
    ),
  ),
});

const version = "api-version=7.1";

/**
 * Azure DevOps, as the variables of a pipeline name it. https://learn.microsoft.com/rest/api/azure/devops/git/pull-request-threads
 */
export function createAzure(settings: ForgeSettings): Forge {
  const { env, pullRequest } = settings;
  const given = variablesOf(env, ["SYSTEM_COLLECTIONURI", "SYSTEM_TEAMPROJECT", "SYSTEM_ACCESSTOKEN"]);
  const token = given.SYSTEM_ACCESSTOKEN;
  const headers = { accept: "application/json", authorization: `Bearer ${token}`, "user-agent": "pulumi-printix" };
  const send = createSend({ ...settings, forge, token, headers, stepsFor });
  const read = reader(forge);
  const collection = given.SYSTEM_COLLECTIONURI.replace(/\/?$/, "/");
  const at = (path: string): URL => new URL(`${collection}${path}`);
  const inProject = (path: string): URL => at(`${encodeURIComponent(given.SYSTEM_TEAMPROJECT)}/_apis/${path}`);

  async function whoAmI(): Promise<string> {
    const what = "tell whose token this is";
    const url = at("_apis/connectionData?api-version=7.1-preview.1");
    return read(connection, await send({ method: "GET", url, what }), what).authenticatedUser.id;
  }
  let own: Promise<string> | undefined;
  const me = (): Promise<string> => (own ??= whoAmI());

  /** A call of it, so that what needs no pull request asks for none. */
  const threadsUrl = (under = ""): URL => {
    const { BUILD_REPOSITORY_ID: repository } = variablesOf(env, ["BUILD_REPOSITORY_ID"]);
    const number = pullRequest ?? env["SYSTEM_PULLREQUEST_PULLREQUESTID"];
    if (number === undefined || number === "") throw noPullRequest("SYSTEM_PULLREQUEST_PULLREQUESTID");
    const place = `git/repositories/${encodeURIComponent(repository)}/pullRequests/${number}`;
    return inProject(`${place}/threads${under}?${version}`);
  };

  /** All of them in one answer: this list has no pages. */
  async function comments(): Promise<Listed[]> {
    const what = "list the comments";
    const author = await me();
    const { value } = read(threads, await send({ method: "GET", url: threadsUrl(), what }), what);
    return value
      .toSorted((one, other) => one.id - other.id)
      .flatMap((thread) =>
        (thread.comments ?? [])
          .filter(({ isDeleted }) => isDeleted !== true)
          .map(({ id, content, lastContentUpdatedDate: changedAt, author: by }) => ({
            id: `/${thread.id}/comments/${id}`,
            body: content ?? "",
            ...(changedAt !== undefined && { changedAt }),
            isOwn: by?.id === author,
          })),
      );
  }

  return {
    name: forge,
    comments: async (marker) => markedPosts(await comments(), marker),
    mergedRequests: async () => {
      const given = variablesOf(env, ["BUILD_REPOSITORY_ID", "BUILD_SOURCEVERSION"]);
      const { BUILD_REPOSITORY_ID: repository, BUILD_SOURCEVERSION: commit } = given;
      const url = inProject(`git/repositories/${encodeURIComponent(repository)}/pullrequestquery?${version}`);
      const body = { queries: [{ type: "lastMergeCommit", items: [commit] }] };
      const found = await send({ method: "POST", url, what: findRequest, body, isRepeatable: true });
      return read(merged, found, findRequest)
        .results.flatMap((result) => result[commit] ?? [])
        .flatMap(({ pullRequestId: number, status, closedDate }) =>
          status !== "completed" || closedDate == null ? [] : [{ number, mergedAt: closedDate }],
        );
    },
    addComment: async (content) => {
      // An open thread would keep the pull request from being completed where comments have to be resolved.
      const body = { comments: [{ parentCommentId: 0, content, commentType: "text" }], status: "closed" };
      await send({ method: "POST", url: threadsUrl(), what: "write the comment", body });
    },
    changeComment: async (id, content) => {
      await send({ method: "PATCH", url: threadsUrl(id), what: "write the comment", body: { content } });
    },
    ...createWorkItems({ ...settings, send, read, inProject, me }),
  };
}

/** It answers a token that is none with a page to sign in, by 203 or 302. */
function stepsFor(status: number, what: string): string[] {
  const isIssue = /issues?$/.test(what);
  switch (status) {
    case 302:
    case 401:
      return ["Give the step `SYSTEM_ACCESSTOKEN: $(System.AccessToken)`: a step does not get it by itself."];
    case 403:
      return [
        isIssue
          ? "Give the project's build service `Edit work items in this node` on the area."
          : "Give the project's build service `Contribute to pull requests` on the repository.",
      ];
    case 400:
    case 404:
      return isIssue
        ? ["Check --work-item-type and --closed-state: each process has its own types and states.", ...lookAtWords]
        : lookAtWords;
    default:
      return lookAtWords;
  }
}
