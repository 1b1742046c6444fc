import { z } from "zod";
import { issueInHtml } from "../text/describe-issue";
import { digestOf } from "../text/marker";
import { createOnce } from "./create-once";
import { driftLabel, type Forge, type ForgeSettings } from "./forge";
import type { reader } from "./reader";
import type { Send } from "./send";

interface Connection extends Pick<ForgeSettings, "workItemType" | "closedState"> {
  send: Send;
  read: ReturnType<typeof reader>;
  inProject: (path: string) => URL;
  me: () => Promise<string>;
}

const found = z.object({ workItems: z.array(z.object({ id: z.number() })) });
const items = z.object({
  value: z.array(
    z.object({
      id: z.number(),
      fields: z.object({
        "System.CreatedBy": z.object({ id: z.string() }).nullish(),
        "System.Description": z.string().nullish(),
      }),
    }),
  ),
});

const version = "api-version=7.1";
const patch = "application/json-patch+json";
/** More are not asked for at a time. */
const maxIds = 200;

/** The states that count as closed in the processes that Azure DevOps has by itself. */
const closedStates = ["Done", "Closed", "Completed", "Removed"];

/**
 * Work items of Azure Boards as issues. A description is HTML, which Azure DevOps cleans: so the marker is a tag, and
 * whether the text is the same is told by its digest. https://learn.microsoft.com/rest/api/azure/devops/wit
 */
export function createWorkItems(
  connection: Connection,
): Pick<Forge, "describeIssue" | "issues" | "openIssue" | "changeIssue" | "closeIssue"> {
  const { send, read, inProject, me, workItemType, closedState } = connection;

  const closed = [closedState, ...closedStates].map(quoted).join(", ");

  /** The ids of the open work items that fit. */
  async function openIds(condition: string, what: string): Promise<number[]> {
    const query =
      "SELECT [System.Id] FROM WorkItems WHERE [System.TeamProject] = @project " +
      `AND ${condition} AND [System.State] NOT IN (${closed}) ORDER BY [System.Id]`;
    const url = inProject(`wit/wiql?${version}`);
    const answer = await send({ method: "POST", url, what, body: { query }, isRepeatable: true });
    return read(found, answer, what).workItems.map(({ id }) => id);
  }

  async function change(
    id: string,
    what: string,
    fields: Record<string, string>,
    isRepeatable: boolean,
  ): Promise<void> {
    const url = inProject(`wit/workitems/${id}?${version}`);
    await send({ method: "PATCH", url, what, body: operations(fields), contentType: patch, isRepeatable });
  }

  return {
    describeIssue: issueInHtml,
    issues: async (marker) => {
      const what = "list the issues";
      const author = await me();
      const ids = (await openIds(`[System.Tags] CONTAINS ${quoted(marker.word)}`, what)).slice(0, maxIds);
      if (ids.length === 0) return [];
      const fields = "System.CreatedBy,System.Description";
      const url = inProject(`wit/workitems?ids=${ids.join(",")}&fields=${fields}&${version}`);
      const { value } = read(items, await send({ method: "GET", url, what }), what);
      return value
        .filter((item) => item.fields["System.CreatedBy"]?.id === author)
        .map((item) => ({ id: String(item.id), body: item.fields["System.Description"] ?? "" }))
        .map(({ id, body }) => ({ id, body, says: (text) => body.includes(digestOf(text)) }));
    },
    openIssue: async (title, text, marker) => {
      const body = operations({
        "System.Title": title,
        "System.Description": withDigest(text),
        "System.Tags": `${driftLabel}; ${marker.word}`,
      });
      const url = inProject(`wit/workitems/$${encodeURIComponent(workItemType)}?${version}`);
      await send({ method: "POST", url, what: "open the issue", body, contentType: patch });
    },
    changeIssue: (id, text) => change(id, "write the issue", { "System.Description": withDigest(text) }, true),
    closeIssue: async (id, why) => {
      const what = "close the issue";
      await createOnce(
        () => change(id, what, { "System.State": closedState, "System.History": why }, false),
        async () => (await openIds(`[System.Id] = ${id}`, what)).length === 0,
      );
    },
  };
}

/** A text in a query. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function operations(fields: Record<string, string>): object[] {
  return Object.entries(fields).map(([field, value]) => ({ op: "add", path: `/fields/${field}`, value }));
}

function withDigest(text: string): string {
  return `${text}\n<p>Text ${digestOf(text)}</p>`;
}
