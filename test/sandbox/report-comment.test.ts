import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { markerOf } from "../../provider/src/cli/report/text/marker";
import { forgeNames, withForge, type FakeForge, type ForgeName } from "../support/forge/fake-forge";
import { robot, somebody } from "../support/forge/forge-state";
import { runReport, writeDrift, writePlan } from "../support/forge/run-report";

const marker = markerOf("comment", "customers/dev").line;

/** How each forge lists, writes and changes the comments of the pull request; the page that is read is not told. */
const calls = {
  github: {
    who: "GET /api/v3/user 403",
    list: "GET /api/v3/repos/acme/infra/issues/7/comments 200",
    add: "POST /api/v3/repos/acme/infra/issues/7/comments 201",
    change: (id: number) => `PATCH /api/v3/repos/acme/infra/issues/comments/${id} 200`,
  },
  gitlab: {
    who: "GET /api/v4/user 200",
    list: "GET /api/v4/projects/55/merge_requests/7/notes 200",
    add: "POST /api/v4/projects/55/merge_requests/7/notes 201",
    change: (id: number) => `PUT /api/v4/projects/55/merge_requests/7/notes/${id} 200`,
  },
  azure: {
    who: "GET /acme/_apis/connectionData 200",
    list: "GET /acme/Customer%20Care/_apis/git/repositories/9f2c/pullRequests/7/threads 200",
    add: "POST /acme/Customer%20Care/_apis/git/repositories/9f2c/pullRequests/7/threads 200",
    change: (id: number) =>
      `PATCH /acme/Customer%20Care/_apis/git/repositories/9f2c/pullRequests/7/threads/${id}/comments/1 200`,
  },
} satisfies Record<ForgeName, object>;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "printix-report-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs the step, and gives the requests that it sent. */
async function step(forge: FakeForge, ...args: string[]): Promise<{ requests: string[]; stderr: string }> {
  forge.requests.length = 0;
  const { status, stdout, stderr } = await runReport(forge, folder, args);
  expect({ status, stdout, stderr }).toMatchObject({ status: 0, stdout: "" });
  return { requests: [...forge.requests], stderr };
}

describe.each(forgeNames)("on %s", (name) => {
  const { who, list, add, change } = calls[name];

  test("one comment after ten runs: written, left where nothing changed, and written over where something did", () =>
    withForge(name, async (forge) => {
      const plan = await writePlan(folder, ["acme"]);
      const first = await step(forge, "--plan", plan);
      expect(first).toEqual({ requests: [who, list, add], stderr: "The comment was written.\n" });
      for (let run = 2; run < 6; run += 1) {
        const { requests, stderr } = await step(forge, "--plan", plan);
        expect({ requests, stderr }).toEqual({ requests: [who, list], stderr: "The comment was not changed.\n" });
      }
      const id = forge.comments[0]?.id ?? 0;
      for (let run = 6; run < 11; run += 1) {
        await writePlan(
          folder,
          Array.from({ length: run }, (_, index) => `acme-${index}`),
        );
        const { requests, stderr } = await step(forge, "--plan", plan);
        expect({ requests, stderr }).toEqual({
          requests: [who, list, change(id)],
          stderr: "The comment was updated.\n",
        });
      }
      expect(forge.comments).toHaveLength(1);
      expect(forge.comments[0]?.body).toMatch(new RegExp(`^${marker}\\n### Printix: 10 cancels\\n`));
    }));

  test("somebody else's marker is left alone, wherever it stands, and ours is found on a later page", () =>
    withForge(name, async (forge) => {
      const theirs = `${marker}\n### Printix: nothing to see`;
      forge.addComment(somebody, theirs);
      forge.addComment(robot, `Said before:\n${marker}\n### Printix: 3 cancels`);
      forge.addComment(robot, `${markerOf("comment", "customers/prod").line}\nanother stack's`);
      const plan = await writePlan(folder, ["acme"], marker);
      await step(forge, "--plan", plan);
      const ours = forge.comments.at(-1);
      expect(forge.comments).toHaveLength(4);
      expect(ours?.body).toContain(`\`${marker}\``);
      forge.addComment(robot, `${marker}\nof a run at the same time`);
      const { stderr } = await step(forge, "--plan", await writePlan(folder, []));
      expect(stderr).toContain("warning: other comments of this report are not changed, delete them by hand: ");
      expect(forge.comments.map(({ body }) => body)).toEqual([
        ...forge.comments.slice(0, 3).map(({ body }) => body),
        expect.stringMatching(new RegExp(`^${marker}\\nPrintix: nothing to change. In \`customers/dev\`\\.`)),
        `${marker}\nof a run at the same time`,
      ]);
      expect(forge.comments[0]?.body).toBe(theirs);
    }));

  test("two keys have two comments", () =>
    withForge(name, async (forge) => {
      const plan = await writePlan(folder, ["acme"]);
      for (const key of ["eu", "us", "eu"]) await step(forge, "--plan", plan, "--key", key);
      expect(forge.comments).toHaveLength(2);
    }));

  test("a lost answer makes no second comment, and a broken connection loses none", () =>
    withForge(name, async (forge) => {
      const plan = await writePlan(folder, ["acme"]);
      forge.failNext(/^POST/, "lost");
      expect((await step(forge, "--plan", plan)).requests).toEqual([who, list, add.replace(/\d+$/, "lost"), list]);
      expect(forge.comments).toHaveLength(1);
      forge.comments.length = 0;
      forge.failNext(/^POST/, "cut");
      expect((await step(forge, "--plan", plan)).requests).toEqual([who, list, add.replace(/\d+$/, "cut"), list, add]);
      forge.failNext(/^(PATCH|PUT)/, { status: 502, body: "<html>", headers: { "retry-after": "0" } });
      await writePlan(folder, ["globex"]);
      const { requests } = await step(forge, "--plan", plan);
      const id = forge.comments[0]?.id ?? 0;
      expect(requests).toEqual([who, list, change(id).replace(/\d+$/, "502"), change(id)]);
      expect(forge.comments).toHaveLength(1);
    }));

  test("a limit is waited for, where nothing was done meanwhile", () =>
    withForge(name, async (forge) => {
      const plan = await writePlan(folder, ["acme"]);
      const headers = { "retry-after": "0" };
      forge.failNext(/^GET .*(comments|notes|threads)/, { status: 429, body: {}, headers });
      forge.failNext(/^POST/, { status: name === "github" ? 403 : 429, body: {}, headers });
      const { requests } = await step(forge, "--plan", plan);
      expect(requests.filter((line) => !/ (429|403)$/.test(line) || line === who)).toEqual([who, list, add]);
      expect(requests).toHaveLength(5);
      expect(forge.comments).toHaveLength(1);
    }));

  test("a token that may not, or is none, ends in what to give it; no message has the token", () =>
    withForge(name, async (forge) => {
      const plan = await writePlan(folder, ["acme"]);
      forge.failNext(/^POST/, { status: 403, body: { message: "s3cret-token may not" } });
      const refused = await runReport(forge, folder, ["--plan", plan]);
      expect(refused).toMatchObject({ status: 1, stdout: "" });
      expect(refused.stderr).toMatch(
        /^pulumi-printix: .* refused to write the comment: status 403 \(… may not\)\.\n {2}- Give /,
      );
      expect(refused.stderr).toMatch(/pull-requests: write|scope `api`|Contribute to pull requests/);
      expect(refused.stderr).toMatch(/ \[PRINTIX_REPORT\]\n$/);
      const nobody = { GITHUB_TOKEN: "n0ne", GITLAB_TOKEN: "n0ne", SYSTEM_ACCESSTOKEN: "n0ne" };
      const none = await runReport(forge, folder, ["--plan", plan], nobody);
      expect(none.status).toBe(1);
      expect(none.stderr).toMatch(/^ {2}- Check (GITHUB_TOKEN|GITLAB_TOKEN|the token)/m);
      const unset = { GITHUB_TOKEN: "", GITLAB_TOKEN: "", SYSTEM_ACCESSTOKEN: "" };
      const { stderr } = await runReport(forge, folder, ["--plan", plan], unset);
      expect(stderr).toMatch(/TOKEN is not set\.\n[^]*\[PRINTIX_INPUT\]\n$/);
      expect(refused.stderr + none.stderr + stderr).not.toMatch(/s3cret|n0ne/);
      expect(forge.comments).toEqual([]);
    }));

  test("10,000 cancels: the comment says that it is not all, and the step fails", () =>
    withForge(name, async (forge) => {
      const plan = await writePlan(
        folder,
        Array.from({ length: 10_000 }, (_, index) => `customer-${index}`),
      );
      const { status, stderr } = await runReport(forge, folder, ["--plan", plan]);
      expect({ status, stderr }).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/^The comment was written\.\n[^]*\[PRINTIX_REPORT_TOO_LONG\]\n$/) as string,
      });
      const [line, first] = (forge.comments[0]?.body ?? "").split("\n");
      expect(line).toBe(marker);
      expect(first).toMatch(
        /^\*\*[\d,]+ cancels do not fit into this comment\. They must not be approved from it\.\*\*$/,
      );
    }));
});

test("GitHub: the pull request's number comes from the event, a flag goes first, and a push has none", () =>
  withForge("github", async (forge) => {
    const plan = await writePlan(folder, []);
    const run = async (more: Record<string, string>, ...args: string[]) => {
      forge.requests.length = 0;
      const { stderr } = await runReport(forge, folder, ["--plan", plan, ...args], {
        GITHUB_REF: "refs/heads/main",
        ...more,
      });
      return { stderr, last: forge.requests.at(-1) };
    };
    expect((await run({})).stderr).toContain("this pipeline names no pull request (GITHUB_EVENT_PATH and GITHUB_REF)");
    expect((await run({}, "--pull-request", "7")).last).toBe(calls.github.add);
    expect(await run({}, "--pull-request", "8")).toMatchObject({
      last: "GET /api/v3/repos/acme/infra/issues/8/comments 404",
    });
    const event = await writeDrift(folder, [], { pull_request: { number: 7 } });
    expect((await run({ GITHUB_EVENT_PATH: event })).last).toBe(calls.github.list);
    const comment = await writeDrift(folder, [], { issue: { number: 7, pull_request: {} } });
    expect((await run({ GITHUB_EVENT_PATH: comment })).last).toBe(calls.github.list);
    const issue = await writeDrift(folder, [], { issue: { number: 7 } });
    expect((await run({ GITHUB_EVENT_PATH: issue })).stderr).toContain("names no pull request");
  }));

test("GitLab: a fork's pipeline writes to the project that the merge request is for", () =>
  withForge("gitlab", async (forge) => {
    const plan = await writePlan(folder, []);
    const ofFork = { CI_PROJECT_ID: "56", CI_MERGE_REQUEST_PROJECT_ID: "55" };
    expect(await runReport(forge, folder, ["--plan", plan], ofFork)).toMatchObject({ status: 0 });
    expect(forge.requests.at(-1)).toBe(calls.gitlab.add);
  }));

test("GitHub: an app says under which login it writes", () =>
  withForge("github", async (forge) => {
    const plan = await writePlan(folder, []);
    forge.addComment(somebody, `${marker}\nolder`);
    const { requests } = await step(forge, "--plan", plan, "--author", somebody.login);
    expect(requests).toEqual([calls.github.list, calls.github.change(101)]);
  }));

test("elsewhere, or where it is asked for, the text goes to standard output", async () => {
  const plan = await writePlan(folder, ["acme"]);
  const drift = await writeDrift(folder, ["Hooli"]);
  const args = ["--plan", plan, "--drift", drift, "--digest", "0123abcd"];
  const { status, stdout } = await runReport({ variables: {} }, folder, args);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^### Printix: 1 cancel, 1 finding of drift\n\nIn `customers\/dev`\. Plan: `0123abcd`\.\n/);
  const inPipeline = { variables: { GITHUB_ACTIONS: "true" } };
  expect((await runReport(inPipeline, folder, [...args, "--to", "stdout"])).stdout).toBe(stdout);
});

test.each([
  [[], "There is nothing to report."],
  [["--plan", "absent.json"], "the plan cannot be read"],
  [["--drift", "absent.json"], "the drift cannot be read"],
  [["--drift", "plan.json"], "is not a drift document"],
  [["--issue", "--drift", "empty.json"], "is not a drift document"],
  [["--plan", "empty.json"], "is not a plan"],
  [["--plan", "plan.json", "--digest", "<b>"], "It must be hexadecimal."],
  [["--plan", "plan.json", "--issue"], "cannot be used with option"],
  [["--issue"], "There is no drift to keep an issue about."],
])("%j is an error, before any request", async (args, told) => {
  await writePlan(folder, []);
  await writeFile(join(folder, "empty.json"), "");
  await withForge("github", async (forge) => {
    const { status, stdout, stderr } = await runReport(forge, folder, args);
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: "",
      stderr: expect.stringContaining(told) as string,
    });
    expect(forge.requests).toEqual([]);
  });
});
