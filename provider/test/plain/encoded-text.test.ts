import { decodeText, encodeText, encodingOf, type TextEncoding } from "../../src/files/encoded-text";

const text = '{ "tenantName": "Café Zürich 😀" }\n';

test.each<TextEncoding>(["utf-8", "utf-8 with a mark", "utf-16le", "utf-16be"])(
  "%s is read, and written as it was",
  (encoding) => {
    const bytes = encodeText(text, encoding);
    expect(encodingOf(bytes)).toBe(encoding);
    expect(decodeText(bytes)).toBe(text);
    expect(encodeText(decodeText(bytes), encodingOf(bytes))).toEqual(bytes);
  },
);

test("UTF-16 is known without its mark too", () => {
  const bytes = Buffer.from(text, "utf16le");
  expect(decodeText(bytes)).toBe(text);
  expect(decodeText(bytes.swap16())).toBe(text);
});

test("nothing is nothing", () => {
  expect(decodeText(new Uint8Array())).toBe("");
});
