import { canonicalName, isSameName } from "../../src";

test("a name has one spelling, however its accents are written", () => {
  expect(canonicalName("Cafe\u0301 Zu\u0308rich")).toBe("Caf\u00e9 Z\u00fcrich");
  expect(isSameName("Cafe\u0301", "Caf\u00e9")).toBe(true);
  expect(isSameName("Cafe", "Caf\u00e9")).toBe(false);
  // A ligature and its letters are told apart by who reads them: no more than composition is done.
  expect(isSameName("\ufb01", "fi")).toBe(false);
});
