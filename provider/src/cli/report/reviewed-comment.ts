import { notReviewed, reviewedLater, reviewedOther, tooManyToReview } from "../../messages/plan";
import { badInput } from "../../messages/command";
import { createForge } from "./forge/create-forge";
import type { ForgeSettings } from "./forge/forge";
import type { PlanComment } from "./plan-comment";
import { forgeOfPipeline } from "./source/pipeline";
import { markerOf, withMarker } from "./text/marker";

/**
 * Looks whether a plan is the one that was reviewed: the comment on the pull request that this pipeline's commit has merged
 * says, word by word, what a comment on the plan says.
 *
 * @throws Refusal where it is not
 */
export async function assertReviewed(
  { key, text, cancelsLeftOut }: PlanComment,
  settings: Omit<ForgeSettings, "pullRequest">,
): Promise<void> {
  if (cancelsLeftOut > 0) throw tooManyToReview(cancelsLeftOut);
  const name = forgeOfPipeline(settings.env);
  if (name === undefined) {
    throw badInput(
      "Not applied: --reviewed is for a pipeline of GitHub, GitLab or Azure DevOps, and this is not one.",
      "Give the digest of the reviewed plan with --digest.",
    );
  }
  const requests = await createForge(name, { ...settings, pullRequest: undefined }).mergedRequests();
  const [request, ...others] = requests;
  if (request === undefined || others.length > 0) throw notReviewed(requests.length);
  const { number, mergedAt } = request;
  const marker = markerOf("comment", key);
  const posts = await createForge(name, { ...settings, pullRequest: number }).comments(marker);
  const same = posts.find((post) => post.says(withMarker(marker, text)));
  if (same === undefined) {
    settings.note(`This run's plan:\n\n${text}`);
    throw reviewedOther(number, posts.length > 0);
  }
  // Both by the forge's own clock. What it does not tell was not before the merge.
  if (!(Date.parse(same.changedAt ?? "") <= Date.parse(mergedAt))) throw reviewedLater(number);
}
