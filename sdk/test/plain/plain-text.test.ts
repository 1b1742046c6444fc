import { plainText, withoutControls } from "../../src/wire/plain-text";

describe("a server's text", () => {
  it.each([
    ["an escape sequence", "\u001b[31mred\u001b[0m", " [31mred [0m"],
    ["a carriage return that rewrites a line", "fine\rfailed", "fine failed"],
    ["a C1 control", "a\u009bb", "a b"],
    ["a line separator", "a\u2028b", "a b"],
    ["marks that reorder text", "a\u202eb\u2066c", "a b c"],
  ])("loses %s", (_what, given, kept) => {
    expect(withoutControls(given)).toBe(kept);
  });

  it("keeps letters, accents and emoji", () => {
    expect(withoutControls("Ærø & Söhne 👩‍🔧 株式会社")).toBe("Ærø & Söhne 👩‍🔧 株式会社");
  });

  it("fits a message: one line, single spaces, not endless", () => {
    expect(plainText("  one\n\n  two\t three ")).toBe("one two three");
    expect(plainText("x".repeat(500))).toBe("x".repeat(500));
    expect(plainText("x".repeat(501))).toBe(`${"x".repeat(500)}…`);
  });
});
