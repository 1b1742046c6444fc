import { createForge } from "../../provider/src/cli/report/forge/create-forge";
import { forgeSettings } from "../../provider/src/cli/report/forge/forge-settings";
import { keepComment } from "../../provider/src/cli/report/keep-comment";
import type { PlanComment } from "../../provider/src/cli/report/plan-comment";
import { assertReviewed } from "../../provider/src/cli/report/reviewed-comment";
import { forBranch, forgeNames, withForge, type FakeForge, type ForgeName } from "../support/forge/fake-forge";
import { pullRequest, somebody } from "../support/forge/forge-state";

const commit = "c0ffee";
const key = "customers/prod";
const comment = (text: string): PlanComment => ({ key, text, cancelsLeftOut: 0 });
const silent = (): void => undefined;

/** The pull request's pipeline tells a plan. */
async function review(name: ForgeName, { variables }: FakeForge, text: string): Promise<void> {
  await keepComment(
    createForge(name, { ...forgeSettings(variables, silent), pullRequest: undefined }),
    key,
    text,
    silent,
  );
}

/** The pipeline of the merge asks; hands back what it says. */
async function ask(
  name: ForgeName,
  { variables, requests }: FakeForge,
  plan: PlanComment,
): Promise<{ said: string; requests: string[] }> {
  requests.length = 0;
  const env = { ...variables, ...forBranch[name](commit) };
  const refused = await assertReviewed(plan, forgeSettings(env, silent)).catch((error: unknown) => error);
  return { said: refused instanceof Error ? refused.message : "reviewed", requests: [...requests] };
}

describe.each(forgeNames)("on %s", (name) => {
  test("what was told before the merge was reviewed, word by word, and nothing else", () =>
    withForge(name, async (forge) => {
      await review(name, forge, "2 creations");
      forge.merge(commit);
      expect((await ask(name, forge, comment("2 creations"))).said).toBe("reviewed");
      const other = await ask(name, forge, comment("2 creations, 1 cancel"));
      expect(other.said).toContain(`pull request ${pullRequest} is about another plan`);
      const left = await ask(name, forge, { ...comment("2 creations"), cancelsLeftOut: 3 });
      expect(left).toEqual({ said: expect.stringContaining("3 cancels did not fit") as string, requests: [] });
    }));

  test("a comment of after the merge, of somebody else or of another stack is none", () =>
    withForge(name, async (forge) => {
      await review(name, forge, "2 creations");
      forge.merge(commit);
      const [ours] = forge.comments;
      if (ours === undefined) throw new Error("there is no comment");
      forge.rewrite(ours, ours.body);
      expect((await ask(name, forge, comment("2 creations"))).said).toContain("was changed after the merge");
      Object.assign(ours, { author: somebody });
      expect((await ask(name, forge, comment("2 creations"))).said).toContain("is not there");
      const ofOther = { ...comment("2 creations"), key: "customers/dev" };
      expect((await ask(name, forge, ofOther)).said).toContain("is not there");
    }));

  test("a commit that has merged nothing has no review", () =>
    withForge(name, async (forge) => {
      await review(name, forge, "2 creations");
      forge.merge("another commit");
      expect((await ask(name, forge, comment("2 creations"))).said).toContain("has merged no pull request");
    }));
});

test("outside of a pipeline nothing is asked", async () => {
  await expect(assertReviewed(comment("2 creations"), forgeSettings({}, silent))).rejects.toThrow("--digest");
});
