import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { withEngineStack, type Declared, type EngineStack } from "../support/engine-stack";
import { forBranch, forgeNames, withForge, type FakeForge, type ForgeName } from "../support/forge/fake-forge";
import { pullRequest, robot } from "../support/forge/forge-state";
import { examples, readJobs } from "../support/pipelines/pipeline";
import type { JobName } from "../support/pipelines/shell";
import { requestKinds } from "../support/requests";

const globex = { tenantName: "Globex", tenantDomain: "globex" };
const acme = { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel" };
const initech = { tenantName: "Initech", tenantDomain: "initech" };
const hooli = { tenantName: "Hooli", tenantDomain: "hooli" };

/** A team's repository at a forge, with a stack of its own, and the pipeline of the example. */
interface Team extends EngineStack {
  forge: FakeForge;
  /** Runs a job's shells, one after the other, as long as they succeed. */
  job: (name: JobName) => Promise<{ status: number | string; output: string }>;
  /** Proposes another program. */
  propose: (tenants: Declared, branch: string) => Promise<void>;
  /** Merges what was proposed; the pipeline then runs for the commit. */
  merge: (branch: string) => Promise<void>;
}

/** Whatever a step does not get from its pipeline file, it has not. */
const nothing = {
  PRINTIX_PARTNER_ID: "",
  PRINTIX_CLIENT_ID: "",
  PRINTIX_CLIENT_SECRET: "",
  PULUMI_CONFIG_PASSPHRASE: "",
};

/** The tokens reach a step by its file alone, except at GitLab, where a variable of the project is every job's. */
const tokens = ["GITHUB_TOKEN", "SYSTEM_ACCESSTOKEN"];

async function makeTeam(stack: EngineStack, name: ForgeName, forge: FakeForge): Promise<Team> {
  const { folder, start, declare, succeed, sandbox } = stack;
  const git = async (...args: string[]): Promise<string> => {
    const { status, stdout, output } = await start("git", [
      "-c",
      "user.name=Ada",
      "-c",
      "user.email=ada@acme.example",
      ...args,
    ]).ended;
    if (status !== 0) throw new Error(output);
    return stdout.trim();
  };
  await writeFile(
    join(folder, ".gitignore"),
    "/*\n!/index.js\n!/tenants.json\n!/Pulumi*.yaml\n!/package.json\n!/.gitignore\n",
  );
  await succeed("stack", "init", "prod");
  await declare({ globex, acme });
  await succeed("up", "--yes", "--skip-preview");
  await git("init", "--quiet", "--initial-branch", "main");
  await git("add", ".");
  await git("commit", "--quiet", "--message", "Begin");

  const { partnerId, clientId, clientSecret } = sandbox;
  const variables = Object.fromEntries(Object.entries(forge.variables).filter(([key]) => !tokens.includes(key)));
  const token = forge.variables["GITHUB_TOKEN"] ?? forge.variables["SYSTEM_ACCESSTOKEN"] ?? "";
  const jobs = await readJobs(name, {
    open: {
      PULUMI_BACKEND_URL: `file://${folder}/state?metadata=skip`,
      PULUMI_CONFIG_PASSPHRASE: "engine-test",
      PRINTIX_PARTNER_ID: partnerId,
      ...{ token, SYSTEM_ACCESSTOKEN: token },
    },
    protected: { PRINTIX_CLIENT_ID: clientId, PRINTIX_CLIENT_SECRET: clientSecret },
  });
  return {
    ...stack,
    forge,
    job: async (job) => {
      const commit = await git("rev-parse", "HEAD");
      const told = { ...nothing, ...variables, ...(job !== "preview" && forBranch[name](commit)) };
      let output = "";
      let status: number | string = 0;
      for (const { args, env, isAlsoAfterFailure } of jobs[job]) {
        if (status !== 0 && !isAlsoAfterFailure) continue;
        if (job === "preview") expect(Object.keys(env)).not.toContain("PRINTIX_CLIENT_SECRET");
        const ended = await start("bash", args, { ...told, ...env }).ended;
        output += ended.output;
        if (status === 0) status = ended.status;
      }
      return { status, output };
    },
    propose: async (tenants, branch) => {
      await git("checkout", "--quiet", "-B", branch);
      await declare(tenants);
      await git("commit", "--quiet", "--all", "--message", branch);
    },
    merge: async (branch) => {
      await git("checkout", "--quiet", "main");
      await git("merge", "--quiet", "--no-ff", "--message", `Merge ${branch}`, branch);
      forge.merge(await git("rev-parse", "HEAD"));
    },
  };
}

function withTeam(name: ForgeName, use: (team: Team) => Promise<void>): Promise<void> {
  return withForge(name, (forge) => withEngineStack(async (stack) => use(await makeTeam(stack, name, forge))));
}

const changes = ({ sandbox }: Team): string[] =>
  requestKinds(sandbox).filter((kind) => !/^(GET|POST token)/.test(kind));

test.each(forgeNames)(
  "the pipeline of %s: one comment, a gate, what was reviewed and nothing else, one issue",
  (name) =>
    withTeam(name, async (team) => {
      const { forge, job, propose, merge, sandbox } = team;
      sandbox.clearRequests();

      // A cancel that nobody has agreed to: it is seen, and the pull request fails.
      await propose({ globex, initech }, "leave");
      const gate = await job("preview");
      expect(gate).toMatchObject({ status: 1 });
      expect(gate.output).toContain("This plan would cancel 1 subscription, more than the 0 that --max allows.");
      expect(forge.comments).toHaveLength(1);
      expect(forge.comments[0]?.body).toMatch(/1 cancel, 1 creation[^]*\| `acme` \|/);
      expect(sandbox.requests()).toEqual([]);

      // What has no plan says so in place of the plan before.
      await propose({ globex, acme, initech: { ...initech, tenantDomain: "no domain" } }, "leave");
      expect(await job("preview")).toMatchObject({ status: 1 });
      expect(forge.comments.map(({ body }) => /no plan|1 cancel/.exec(body)?.[0])).toEqual(["no plan"]);

      // The comment is updated, and the pull request is merged.
      await propose({ globex, acme, initech }, "leave");
      expect(await job("preview")).toMatchObject({ status: 0 });
      expect(forge.comments).toHaveLength(1);
      expect(forge.comments[0]?.body).toContain("1 creation");
      await merge("leave");
      expect(await job("apply")).toMatchObject({ status: 0 });
      expect(changes(team)).toEqual(["POST tenants 200"]);

      // What was merged without a review, or with another one, is not applied.
      await propose({ globex, acme, initech, hooli }, "unseen");
      await merge("unseen");
      const unseen = await job("apply");
      expect(unseen).toMatchObject({ status: 1 });
      expect(unseen.output).toContain(`reviewed on pull request ${pullRequest} is about another plan. `.trim());
      forge.merge("another commit");
      expect((await job("apply")).output).toContain("this commit has merged no pull request");

      // What was reviewed, and is stale by the partner's list.
      await propose(
        { globex, acme, initech, hooli, umbrella: { tenantName: "Umbrella", tenantDomain: "umbrella" } },
        "stale",
      );
      expect(await job("preview")).toMatchObject({ status: 0 });
      await merge("stale");
      const { id = "" } = sandbox.tenants().find(({ tenantName }) => tenantName === "Globex") ?? {};
      sandbox.renameTenant(id, { tenantName: "Globex Corporation" });
      const stale = await job("apply");
      expect(stale).toMatchObject({ status: 1 });
      expect(stale.output).toContain("the partner's list (");
      expect(changes(team)).toEqual(["POST tenants 200"]);

      // At night the same is drift: one issue, however often it is seen, and none any more when it is gone.
      expect([await job("drift"), await job("drift")]).toMatchObject([{ status: 0 }, { status: 0 }]);
      expect(forge.issues.map(({ isOpen }) => isOpen)).toEqual([true]);
      expect(forge.issues[0]?.body).toContain("Globex Corporation");
      sandbox.renameTenant(id, { tenantName: "Globex" });
      expect(await job("drift")).toMatchObject({ status: 0 });
      expect(forge.issues.map(({ isOpen }) => isOpen)).toEqual([false]);

      // A preview of after the merge is nobody's review, though it says the same.
      const { body = "" } = forge.comments[0] ?? {};
      forge.comments.splice(0, 1, { ...forge.textBy(robot, body), id: forge.comments[0]?.id ?? 0 });
      expect((await job("apply")).output).toContain("was changed after the merge");
      expect(changes(team)).toEqual(["POST tenants 200"]);

      // Reviewed as it is, it holds again, both tenants of it.
      await merge("stale");
      expect(await job("apply")).toMatchObject({ status: 0 });
      expect(changes(team)).toEqual(["POST tenants 200", "POST tenants 200", "POST tenants 200"]);
      expect(sandbox.tenants()).toHaveLength(5);
    }),
);

interface OperatorStack {
  spec: {
    preview: boolean;
    refresh: boolean;
    destroyOnFinalize: boolean;
    envRefs: Record<string, { type: string; literal?: { value: string } }>;
  };
}

// No registry has the operator. This is what it does by such an object: `pulumi preview --refresh`, or `up --refresh` without `preview`.
test("the operator's stack tells of drift and changes nothing; made to update, it cancels nothing", () =>
  withEngineStack(async ({ pulumi, declare, seed, sandbox }) => {
    const { spec } = parse(await readFile(join(examples, "operator", "stack.yaml"), "utf8")) as OperatorStack;
    expect(spec).toMatchObject({ preview: true, refresh: true, destroyOnFinalize: false });
    const literals = Object.entries(spec.envRefs).flatMap(([name, { literal }]) =>
      literal === undefined ? [] : [[name, literal.value]],
    );
    const env = Object.fromEntries(literals) as Record<string, string>;
    await seed({ globex, acme });
    await declare({ globex, initech });
    const { id = "" } = sandbox.tenants().find(({ tenantName }) => tenantName === "Globex") ?? {};
    sandbox.renameTenant(id, { tenantName: "Globex Corporation" });

    const preview = await pulumi(["preview", "--refresh", "--diff"], env);
    expect(preview.output).toContain("Globex Corporation");
    sandbox.renameTenant(id, { tenantName: "Globex" });
    const update = await pulumi(["up", "--refresh", "--yes", "--skip-preview"], env);
    expect(update.output).toContain("[PRINTIX_MAX_CANCELS]");
    expect(requestKinds(sandbox).filter((kind) => kind.startsWith("DELETE"))).toEqual([]);
    expect(sandbox.tenants().map(({ tenantName }) => tenantName)).toContain("Acme Co.");
  }));
