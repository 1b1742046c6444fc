import { readFileSync } from "node:fs";
import { join } from "node:path";
import { answerFaults } from "../../sdk/test/description/exchange-faults.ts";
import { refusalCodes } from "../../provider/src/messages/codes.ts";
import { errorsPage } from "./errors-page.ts";
import { calls, faults, type Call, type Impossible, type Outcome } from "./faults.ts";
import { refusals } from "./refusals.ts";

const changes: readonly Call[] = ["create", "cancel"];
const rows = faults.flatMap((row) => calls.map((call) => ({ name: row.name, call, cells: row.cells[call] })));
const isOutcome = (cell: Outcome | Impossible): cell is Outcome => "ends" in cell;

describe("the table of faults", () => {
  it("names each fault once", () => {
    expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
  });

  it.each(rows)("leaves no cell out: $name, $call", ({ call, cells }) => {
    const outcomes = cells.filter(isOutcome);
    for (const when of changes.includes(call) ? (["before", "after"] as const) : (["after"] as const)) {
      const given = outcomes.filter((outcome) => outcome.when === when);
      const why = cells.find((cell) => !isOutcome(cell) && cell.when === when);
      expect(given.length > 0).toBe(why === undefined);
    }
    for (const { when, times, holds } of outcomes) {
      expect(outcomes.filter((other) => other.when === when && other.times === times)).toHaveLength(1);
      expect(holds !== undefined).toBe(changes.includes(call));
    }
  });

  it("never allows two tenants, or a lost one that is said to be there", () => {
    for (const row of faults) {
      for (const { ends, holds } of row.cells.create.filter(isOutcome)) expect(holds).toBe(ends === "value" ? 1 : 0);
      for (const { ends, holds } of row.cells.cancel.filter(isOutcome)) expect(holds).toBe(ends === "value" ? 0 : 1);
    }
  });

  it("has problems as described", () => {
    const call = { method: "DELETE", path: "/public/partners/p-1/tenants/id-acme", body: "" };
    // Statuses that no page has, and that something before the API may send.
    const undescribed = [408, 410];
    const problems = faults
      .flatMap(({ fault }) =>
        fault.kind === "answer" && fault.contentType === "application/problem+json" ? [fault] : [],
      )
      .filter(({ status }) => !undescribed.includes(status));
    expect(problems.length).toBeGreaterThan(10);
    expect(problems.flatMap((fault) => answerFaults(call, fault))).toEqual([]);
  });

  it("has enough cells", () => {
    const outcomes = rows.flatMap(({ cells }) => cells.filter(isOutcome));
    process.stdout.write(`fault matrix: ${outcomes.length} cells, ${faults.length} faults, ${calls.length} calls\n`);
    expect(outcomes.length).toBeGreaterThan(300);
  });

  it("is what docs/errors.md says: run node test/matrix/write-errors-page.ts", () => {
    const page = join(import.meta.dirname, "..", "..", "docs", "errors.md");
    expect(readFileSync(page, "utf8")).toBe(errorsPage(faults));
  });

  it("explains each code of a refusal under that code", () => {
    expect(Object.keys(refusals).toSorted()).toEqual(["ERR_PRINTIX_CONFIG", ...refusalCodes].toSorted());
    const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "errors.md"), "utf8");
    for (const code of Object.keys(refusals)) expect(page).toContain(`\n### \`${code}\`\n\n`);
  });
});
