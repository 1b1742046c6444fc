import { otherStackLines, recoveryDocument, recoveryLines } from "../../../src/cli/recover/describe-recovery";
import type { PlannedTenant } from "../../../src/cli/recover/plan";
import type { Recovery } from "../../../src/cli/recover/recover";
import { acme } from "../../acme";
import { acmePending, stateWith } from "./stack";

const arrived: PlannedTenant = { ...acmePending, source: "plan", status: "arrived", found: acme };
const absent: PlannedTenant = { ...acmePending, source: "plan", status: "not arrived" };
const renamed: PlannedTenant = { ...acmePending, source: "plan", status: "conflict", reason: "its name" };
const claimed: PlannedTenant = { ...renamed, reason: "a/dev has it", stacks: ["a/dev"] };

function recovery(tenants: PlannedTenant[], changes: Partial<Recovery> = {}): Recovery {
  return { tenants, setAside: [], isNeeded: false, isDone: false, isCleared: true, ...changes };
}

test("with nothing pending and nothing declared, the way to a run that kept no checkpoints is told", () => {
  expect(recoveryLines(recovery([]), false)).toEqual([
    "Nothing to recover: no tenant is pending in this stack. After a run with PULUMI_SKIP_CHECKPOINTS=true no tenant is ever pending: use --preview, --plan or --yaml then.",
  ]);
  expect(recoveryLines(recovery([]), true)).toEqual([
    "Nothing to recover: no tenant is pending in this stack, and none that is declared is missing from it.",
  ]);
});

test("what was done is told, and where there was nothing to do, what comes next", () => {
  const done = recovery([arrived, absent], { isNeeded: true, isDone: true });
  expect(recoveryLines(done, true)).toEqual([expect.stringMatching(/^1 brought into state\. .* creates 1 that/)]);
  expect(recoveryLines(recovery([absent]), true)).toEqual([expect.stringMatching(/^0 brought .* creates 1 that/)]);
  expect(recoveryLines(recovery([arrived], { isNeeded: true }), true)).toEqual([]);
});

test("only a conflict that no other stack is part of is answered with adoptExisting", () => {
  expect(recoveryLines(recovery([renamed]), true)).toEqual([expect.stringContaining("`adoptExisting: true`")]);
  const [said = "", ...more] = recoveryLines(recovery([claimed]), true);
  expect(more).toEqual([]);
  expect(said).toContain("1 that another stack has, or may have");
  expect(said).not.toContain("adoptExisting");
});

test("the other stacks are told before a person is asked, and by name where they could not be read", () => {
  const read = new Map([["a/dev", stateWith()]]);
  expect(otherStackLines({ read, unread: new Map([["b/dev", "access denied"]]) })).toEqual([
    "Looked into 1 other stack of this backend.",
    "Other stacks that may have a tenant and could not be read: b/dev: access denied",
  ]);
  const otherStacks = { read, unread: new Map([["b/dev", "access denied"]]) };
  expect(recoveryDocument(recovery([claimed], { otherStacks }))).toMatchObject({
    tenants: [{ status: "conflict", source: "plan", reason: "a/dev has it", stacks: ["a/dev"] }],
    otherStacks: { read: ["a/dev"], unread: ["b/dev"] },
  });
  expect(recoveryDocument(recovery([]))).toEqual({ tenants: [], setAside: [], isDone: false, isCleared: true });
});
