/** Who writes at a fake forge: the pipeline's token, and somebody else. */
export interface Person {
  id: number;
  login: string;
}

export const robot: Person = { id: 41, login: "github-actions[bot]" };
export const somebody: Person = { id: 42, login: "mallory" };

export interface FakeText {
  id: number;
  author: Person;
  body: string;
  /** By the forge's clock, which goes on with each change of a comment, and with a merge. */
  changedAt: string;
}

export interface FakeIssue extends FakeText {
  title: string;
  labels: string[];
  isOpen: boolean;
  comments: FakeText[];
}

/** What a fake forge has: one pull request with its comments, and issues. */
export interface ForgeState {
  readonly comments: FakeText[];
  readonly issues: FakeIssue[];
  /** The merge of the pull request, once it has one. */
  merged: { by: string; at: string } | undefined;
  merge: (commit: string) => void;
  /** A text that somebody writes, and that is kept nowhere yet. */
  textBy: (author: Person, body: string) => FakeText;
  rewrite: (text: FakeText, body: string) => void;
  addComment: (author: Person, body: string) => FakeText;
  addIssue: (author: Person, title: string, body: string, labels: string[]) => FakeIssue;
}

/** The number of the pull request. Issues have others. */
export const pullRequest = 7;

/** A pull request that has the same commit, and was not merged by it. */
export const otherRequest = 8;

export function createForgeState(): ForgeState {
  let last = 100;
  let nowMs = Date.UTC(2026, 0, 1);
  const now = (): string => new Date((nowMs += 60_000)).toISOString();
  const comments: FakeText[] = [];
  const issues: FakeIssue[] = [];
  const textBy = (author: Person, body: string): FakeText => ({ id: (last += 1), author, body, changedAt: now() });
  const state: ForgeState = {
    comments,
    issues,
    merged: undefined,
    merge: (by) => {
      state.merged = { by, at: now() };
    },
    textBy,
    rewrite: (text, body) => {
      Object.assign(text, { body, changedAt: now() });
    },
    addComment: (author, body) => {
      const comment = textBy(author, body);
      comments.push(comment);
      return comment;
    },
    addIssue: (author, title, body, labels) => {
      const issue = { ...textBy(author, body), title, labels, isOpen: true, comments: [] };
      issues.push(issue);
      return issue;
    },
  };
  return state;
}
