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
  /** The commit by which the pull request was merged, once it was. */
  mergedBy: string | undefined;
  nextId: () => number;
  addComment: (author: Person, body: string) => FakeText;
  addIssue: (author: Person, title: string, body: string, labels: string[]) => FakeIssue;
}

/** The number of the pull request. Issues have others. */
export const pullRequest = 7;

/** A pull request that has the same commit, and was not merged by it. */
export const otherRequest = 8;

export function createForgeState(): ForgeState {
  let last = 100;
  const nextId = (): number => (last += 1);
  const comments: FakeText[] = [];
  const issues: FakeIssue[] = [];
  return {
    comments,
    issues,
    mergedBy: undefined,
    nextId,
    addComment: (author, body) => {
      const comment = { id: nextId(), author, body };
      comments.push(comment);
      return comment;
    },
    addIssue: (author, title, body, labels) => {
      const issue = { id: nextId(), author, body, title, labels, isOpen: true, comments: [] };
      issues.push(issue);
      return issue;
    },
  };
}
