import { tellOnce } from "../../src/run/run";

test("a line is told once, and every other line too", () => {
  const told: string[] = [];
  const tell = tellOnce((line) => told.push(line));
  for (const line of ["the list failed", "acme is adopted", "the list failed", "globex is adopted"]) tell(line);
  expect(told).toEqual(["the list failed", "acme is adopted", "globex is adopted"]);
});
