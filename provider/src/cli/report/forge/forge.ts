import type { DriftDocument } from "../../drift/document";
import type { Marker } from "../text/marker";

/** A comment, or an issue, of this token's own. */
export interface Post {
  id: string;
  body: string;
  /** When it was last written, by the forge's clock. */
  changedAt?: string;
  /** Whether it says just this already. Where a forge rewrites texts, it knows better than a comparison. */
  says: (text: string) => boolean;
}

export interface MergedRequest {
  number: number;
  mergedAt: string;
}

/** What a forge can do for a report. Each call is one kind of request, and is as often sent as the forge's pages ask. */
export interface Forge {
  name: string;
  /** The pull request's comments that this token has written and that begin with the marker, oldest first. */
  comments: (marker: Marker) => Promise<Post[]>;
  /** The pull requests that this pipeline's commit has merged. */
  mergedRequests: () => Promise<MergedRequest[]>;
  addComment: (text: string) => Promise<void>;
  changeComment: (id: string, text: string) => Promise<void>;
  /** The text of an issue as the forge takes it. */
  describeIssue: (document: DriftDocument) => string;
  /** The open issues that this token has written and that have the label and the marker, oldest first. */
  issues: (marker: Marker) => Promise<Post[]>;
  openIssue: (title: string, text: string, marker: Marker) => Promise<void>;
  changeIssue: (id: string, text: string) => Promise<void>;
  /** @param why one line that is added as a comment */
  closeIssue: (id: string, why: string) => Promise<void>;
}

/** What became of a text, in words that follow "was". */
export type Kept = "written" | "updated" | "not changed";

export const driftLabel = "printix-drift";

/** What messages say a look for merged requests was for. */
export const findRequest = "find the pull request of this commit";

/** What the forges need beside the pipeline's variables. */
export interface ForgeSettings {
  env: NodeJS.ProcessEnv;
  pullRequest: number | undefined;
  author: string | undefined;
  workItemType: string;
  closedState: string;
  fetch: typeof fetch;
  sleep: (ms: number) => Promise<void>;
  note: (line: string) => void;
}
