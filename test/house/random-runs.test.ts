import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomRuns, randomSeed } from "../support/random-runs";

const folder = mkdtempSync(join(tmpdir(), "printix-left-out-"));
const file = join(folder, "left-out");
undoAfterFile(() => {
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  process.env["PRINTIX_TESTS_LEFT_OUT"] = file;
  delete process.env["CI"];
});

it("a random run is a tenth, and says what it leaves out", () => {
  expect(randomRuns(50, "kills")).toBe(5);
  expect(readFileSync(file, "utf8")).toBe("45 of 50 kills: CI=true runs all\n");
});

it("begins with the same seed each time, or with one's own", () => {
  expect([randomSeed(), randomSeed(), randomSeed("7")]).toEqual([1, 1, 7]);
});

it("in a pipeline it is whole, and with a number of one's own as long as that", () => {
  rmSync(file, { force: true });
  expect(randomRuns(50, "kills", "7")).toBe(7);
  process.env["CI"] = "true";
  expect(randomRuns(50, "kills")).toBe(50);
  expect(() => readFileSync(file)).toThrow("ENOENT");
});
