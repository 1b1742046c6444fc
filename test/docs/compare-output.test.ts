import { differenceFrom } from "../support/pages/compare-output";

const page = "NAME  ID\nacme  99999999-8888-7777-6666-fedcba987654\n\nWritten: a.json.\n";
const id = "12345678-1234-1234-1234-123456789abc";

test("ids and times may be others, and standard error may say more", () => {
  const printed = { stdout: `NAME  ID\nacme  ${id}\n`, stderr: "reading the list: 3 s\nWritten: a.json.\n" };
  expect(differenceFrom(page, printed)).toBeUndefined();
  expect(differenceFrom("2026-01-01T00:00:00Z", { stdout: "2027-02-03T04:05:06.789Z\n", stderr: "" })).toBeUndefined();
});

test.each([
  ["a line that is not printed", `NAME  ID\nacme  ${id}\n`, "", "not printed: Written: a.json."],
  ["lines in another order", `acme  ${id}\nNAME  ID\n`, "Written: a.json.\n", "not printed: acme  ID"],
  ["a line that the page has not", `NAME  ID\nacme  ${id}\nmore\n`, "Written: a.json.\n", "not in the page: more"],
])("%s is a difference", (_, stdout, stderr, difference) => {
  expect(differenceFrom(page, { stdout, stderr })).toBe(difference);
});
