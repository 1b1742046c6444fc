/** What is wrong with a release, each in a line that says what to do. */
export function releaseFaults(release: {
  tag: string | undefined;
  manifest: { version: string; repository: { url: string } };
  changelog: string;
}): string[];
