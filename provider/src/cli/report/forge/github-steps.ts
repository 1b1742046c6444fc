import { lookAtWords } from "./steps";

/** What to do where GitHub refuses. It answers 404, too, where a token may not even see something. */
export function gitHubSteps(status: number, what: string): string[] {
  const permission = /issues?$/.test(what) ? "issues: write" : "pull-requests: write";
  switch (status) {
    case 401:
      return ["Check GITHUB_TOKEN: it is invalid or has expired."];
    case 403:
    case 404:
      return [
        `Give the job \`permissions: { ${permission} }\`, and its token to the step as GITHUB_TOKEN.`,
        "Run it from a branch of the repository: the token of a fork's pull request can only read.",
      ];
    default:
      return lookAtWords;
  }
}
