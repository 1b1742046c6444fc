import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { driftGone } from "../../provider/src/cli/report/text/describe-issue";
import { markerOf } from "../../provider/src/cli/report/text/marker";
import { forgeNames, withForge, type FakeForge, type ForgeName } from "../support/forge/fake-forge";
import { robot, somebody } from "../support/forge/forge-state";
import { runReport, writeDrift } from "../support/forge/run-report";
import type { EndedHere } from "../../provider/test/run-command-here";

const marker = markerOf("drift", "customers/dev");

/** What each forge is asked, with `ID` for the number of the issue. */
const calls = {
  github: {
    none: ["GET /api/v3/user 403", "GET /api/v3/repos/acme/infra/issues 200"],
    found: ["GET /api/v3/user 403", "GET /api/v3/repos/acme/infra/issues 200"],
    open: "POST /api/v3/repos/acme/infra/issues 201",
    change: "PATCH /api/v3/repos/acme/infra/issues/ID 200",
    close: ["PATCH /api/v3/repos/acme/infra/issues/ID 200", "POST /api/v3/repos/acme/infra/issues/ID/comments 201"],
  },
  gitlab: {
    none: ["GET /api/v4/user 200", "GET /api/v4/projects/55/issues 200"],
    found: ["GET /api/v4/user 200", "GET /api/v4/projects/55/issues 200"],
    open: "POST /api/v4/projects/55/issues 201",
    change: "PUT /api/v4/projects/55/issues/ID 200",
    close: ["PUT /api/v4/projects/55/issues/ID 200", "POST /api/v4/projects/55/issues/ID/notes 201"],
  },
  azure: {
    none: ["GET /acme/_apis/connectionData 200", "POST /acme/Customer%20Care/_apis/wit/wiql 200"],
    found: [
      "GET /acme/_apis/connectionData 200",
      "POST /acme/Customer%20Care/_apis/wit/wiql 200",
      "GET /acme/Customer%20Care/_apis/wit/workitems 200",
    ],
    open: "POST /acme/Customer%20Care/_apis/wit/workitems/$Issue 200",
    change: "PATCH /acme/Customer%20Care/_apis/wit/workitems/ID 200",
    close: ["PATCH /acme/Customer%20Care/_apis/wit/workitems/ID 200"],
  },
} satisfies Record<ForgeName, object>;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "printix-report-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** A night: its drift, what was said, and what was sent for it. */
async function night(
  forge: FakeForge,
  unmanaged: string[],
  changes?: object,
): Promise<{ status: number | string; stderr: string; requests: string[] }> {
  forge.requests.length = 0;
  const drift = await writeDrift(folder, unmanaged, changes);
  const { status, stdout, stderr } = await runReport(forge, folder, ["--issue", "--drift", drift]);
  expect(stdout).toBe("");
  return { status, stderr, requests: [...forge.requests] };
}

describe.each(forgeNames)("on %s", (name) => {
  const { none, found, open, change, close } = calls[name];
  const at = (lines: string[], id = 0): string[] => lines.map((line) => line.replace("ID", String(id)));

  test("one issue: opened, left, written anew, closed, not needed, and another one for new drift", () =>
    withForge(name, async (forge) => {
      expect(await night(forge, [])).toEqual({ status: 0, stderr: "The issue was not needed.\n", requests: none });
      expect(await night(forge, ["Hooli"])).toEqual({
        ...{ status: 0, stderr: "The issue was written.\n", requests: [...none, open] },
      });
      const [first] = forge.issues;
      expect(first).toMatchObject({ title: "Printix drift in customers/dev", isOpen: true, comments: [] });
      expect(first?.labels).toContain("printix-drift");
      expect(first?.body).toMatch(/unmanaged.*Hooli/);
      const later = await night(forge, ["Hooli"], { checkedAt: "2026-11-25T02:00:00.000Z" });
      expect(later).toEqual({ status: 0, stderr: "The issue was not changed.\n", requests: found });
      expect(await night(forge, ["Hooli", "Soylent's"])).toEqual({
        ...{ status: 0, stderr: "The issue was updated.\n", requests: at([...found, change], first?.id) },
      });
      expect(await night(forge, ["Hooli", "Soylent's"])).toMatchObject({ stderr: "The issue was not changed.\n" });
      expect(first).toMatchObject({ isOpen: true, comments: [], body: expect.stringContaining("Soylent") as string });
      expect(await night(forge, [])).toEqual({
        ...{ status: 0, stderr: "The issue was closed.\n", requests: at([...found, ...close], first?.id) },
      });
      expect(first).toMatchObject({ isOpen: false, comments: [{ body: driftGone }] });
      expect(await night(forge, [])).toEqual({ status: 0, stderr: "The issue was not needed.\n", requests: none });
      expect((await night(forge, ["Hooli"])).stderr).toBe("The issue was written.\n");
      expect(forge.issues.map(({ isOpen }) => isOpen)).toEqual([false, true]);
    }));

  test("somebody else's issue is left alone, and so is ours about other stacks", () =>
    withForge(name, async (forge) => {
      const labels = ["printix-drift", marker.word];
      const theirs = forge.addIssue(somebody, "Drift", `${marker.line}\nmine`, labels);
      const other = markerOf("drift", "customers/prod");
      const prod = forge.addIssue(robot, "Drift", `${other.line}\nprod`, ["printix-drift", other.word]);
      expect((await night(forge, [])).stderr).toBe("The issue was not needed.\n");
      expect((await night(forge, ["Hooli"])).stderr).toBe("The issue was written.\n");
      expect((await night(forge, [])).stderr).toBe("The issue was closed.\n");
      expect([theirs, prod]).toMatchObject([
        { isOpen: true, body: `${marker.line}\nmine`, comments: [] },
        { isOpen: true, body: `${other.line}\nprod`, comments: [] },
      ]);
      expect(forge.issues).toHaveLength(3);
    }));

  test("a night that failed, or did not see all, closes nothing", () =>
    withForge(name, async (forge) => {
      await night(forge, ["Hooli"]);
      const unread = await night(forge, [], { setAside: [{ partnerId: "p", reason: "no name" }] });
      expect(unread).toMatchObject({ status: 1, requests: found });
      expect(unread.stderr).toContain("The issue about drift was left open: 1 of the partner's tenants");
      const broken = [{ hasDrift: true }, { findings: undefined }, { stacks: [] }, { version: 2 }];
      for (const changes of broken) {
        expect(await night(forge, [], changes)).toMatchObject({
          ...{ status: 1, requests: [], stderr: expect.stringContaining("is not a drift document") as string },
        });
      }
      await writeFile(join(folder, "drift.json"), '{"version":1,');
      forge.requests.length = 0;
      const cut = await runReport(forge, folder, ["--issue", "--drift", "drift.json"]);
      expect(cut).toMatchObject({ status: 1, stderr: expect.stringMatching(/\[PRINTIX_INPUT\]\n$/) as string });
      expect(forge.requests).toEqual([]);
      expect(forge.issues).toMatchObject([{ isOpen: true, comments: [] }]);
    }));

  test("a lost answer opens no second issue, and leaves no second comment", () =>
    withForge(name, async (forge) => {
      forge.failNext(/^POST .*(issues|Issue)$/, "lost");
      const opened = await night(forge, ["Hooli"]);
      expect(opened.status).toBe(0);
      expect(opened.requests.slice(none.length)).toEqual([open.replace(/\d+$/, "lost"), ...found.slice(1)]);
      expect(forge.issues).toHaveLength(1);
      forge.failNext(/^(POST .*(comments|notes)|PATCH .*workitems.*)$/, "lost");
      expect(await night(forge, [])).toMatchObject({ status: 0, stderr: "The issue was closed.\n" });
      expect(forge.issues).toMatchObject([{ isOpen: false, comments: [{ body: driftGone }] }]);
      expect(forge.issues[0]?.comments).toHaveLength(1);
    }));

  test("without a pull request, as at night", () =>
    withForge(name, async (forge) => {
      const unset = { GITHUB_REF: "", CI_MERGE_REQUEST_IID: "", SYSTEM_PULLREQUEST_PULLREQUESTID: "" };
      const drift = await writeDrift(folder, ["Hooli"]);
      const args = ["--issue", "--drift", drift];
      expect(await runReport(forge, folder, args, unset)).toMatchObject({ status: 0 });
      expect(forge.issues).toHaveLength(1);
    }));
});

test("Azure DevOps: a type and a state of the project's own process, and what to do where they are not", () =>
  withForge("azure", async (forge) => {
    const drift = await writeDrift(folder, ["Hooli"]);
    const run = (...args: string[]): Promise<EndedHere> =>
      runReport(forge, folder, ["--issue", "--drift", drift, ...args]);
    const { status, stderr } = await run("--work-item-type", "Impediment");
    expect({ status, stderr }).toMatchObject({
      ...{ status: 1, stderr: expect.stringContaining("  - Check --work-item-type and --closed-state") as string },
    });
    expect(forge.requests.at(-1)).toBe("POST /acme/Customer%20Care/_apis/wit/workitems/$Impediment 404");
    expect((await run("--closed-state", "Won't do")).status).toBe(0);
  }));

test("on standard output: the text of the issue, or that the drift is gone", async () => {
  const elsewhere = { variables: {} };
  const args = ["--issue", "--drift", "drift.json"];
  await writeDrift(folder, ["Hooli"]);
  expect((await runReport(elsewhere, folder, args)).stdout).toMatch(
    /^In `customers\/dev`\. .*\n\n#### Drift: 1 finding\n/,
  );
  await writeDrift(folder, []);
  expect((await runReport(elsewhere, folder, args)).stdout).toBe(`${driftGone}\n`);
});
