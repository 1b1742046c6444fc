import { redact } from "../../src/errors/redact";

describe("redaction", () => {
  it("takes each secret out wherever it stands", () => {
    expect(redact("abc and abc, not ab", ["abc"])).toBe("[redacted] and [redacted], not ab");
  });

  it.each([
    ["form-encoded", "name=Ada+%22%26%22+L%C3%B6w%21"],
    ["percent-encoded", "name=Ada%20%22%26%22%20L%C3%B6w%21"],
    ["percent-encoded as JavaScript does it", "name=Ada%20%22%26%22%20L%C3%B6w!"],
    ["percent-encoded in small letters", "name=Ada%20%22%26%22%20L%c3%b6w%21"],
    ["as JSON writes it", 'name=Ada \\"&\\" Löw!'],
  ])("knows a secret %s", (_shape, text) => {
    expect(redact(text, ['Ada "&" Löw!'])).toBe("name=[redacted]");
  });

  it("knows a secret whatever its case and the space around it, since servers trim and lower e-mail addresses", () => {
    expect(redact("it@acme.example is taken", [" IT@Acme.example "])).toBe("[redacted] is taken");
  });

  it("takes a secret for text, whatever it means in a pattern", () => {
    expect(redact("a.c abc", ["a.c"])).toBe("[redacted] abc");
    expect(redact("x $& \\ (", ["$&", "\\", "("])).toBe("x [redacted] [redacted] [redacted]");
  });

  it("takes the longest of several that begin alike", () => {
    expect(redact("Ada Lovelace", ["Ada", "Ada Lovelace"])).toBe("[redacted]");
  });

  it("knows a short secret as a word alone: it is a part of too many others", () => {
    expect(redact("IT: /initial_user/it_x is limited, it's it", ["IT"])).toBe(
      "[redacted]: /initial_user/it_x is limited, [redacted]'s [redacted]",
    );
    expect(redact("Löw, Löwe", ["Löw"])).toBe("[redacted], Löwe");
    expect(redact("Löwe, xLöwex", ["Löwe"])).toBe("[redacted], x[redacted]x");
    expect(redact("用户李明IT已存在", ["李明", "IT"])).toBe("用户[redacted][redacted]已存在");
  });

  it("does not redact its own marks", () => {
    expect(redact("Ted wrote", ["wrote", "Ted"])).toBe("[redacted] [redacted]");
  });

  it("passes over empty secrets", () => {
    expect(redact("text", ["", "  "])).toBe("text");
    expect(redact("text", [])).toBe("text");
  });

  it("stands half a character, which cannot be encoded", () => {
    expect(redact("a \ud800b c", ["\ud800b"])).toBe("a [redacted] c");
  });
});
