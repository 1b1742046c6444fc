import { createTokenSeal } from "../../src/budget/sealed-token";

const secret = "a-client-secret";
const token = "an-access-token";
const client = "https://auth.example/token a-client-id";
const seal = createTokenSeal(client, secret);

it("a seal opens what it sealed, and so does another one of the same client", () => {
  expect(seal.open(seal.seal(token))).toBe(token);
  const again = createTokenSeal(client, secret);
  expect(again.open(seal.seal(token))).toBe(token);
  expect([again.slot, again.tagOf(token)]).toEqual([seal.slot, seal.tagOf(token)]);
});

it.each([
  ["another secret", createTokenSeal(client, "another-secret")],
  ["another client", createTokenSeal(`${client}2`, secret)],
])("it does not open with %s, whose slot is another one", (_, other) => {
  expect(other.open(seal.seal(token))).toBeUndefined();
  expect(other.slot).not.toBe(seal.slot);
});

it("it does not open where one byte was changed, or some are missing", () => {
  const sealed = Buffer.from(seal.seal(token), "base64");
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
    expect(seal.open(changed.toString("base64"))).toBeUndefined();
    expect(seal.open(sealed.subarray(0, index).toString("base64"))).toBeUndefined();
  }
});

it("neither token nor secret stands in what the store is told, and two seals of one token differ", () => {
  const told = [seal.slot, seal.tagOf(token), seal.seal(token)];
  for (const hidden of [token, secret]) {
    const forms = (["utf8", "base64", "hex"] as const).map((form) => Buffer.from(hidden).toString(form));
    for (const text of told) {
      expect(forms.filter((form) => text.includes(form))).toEqual([]);
      expect(Buffer.from(text, "base64").includes(hidden)).toBe(false);
    }
  }
  expect(seal.seal(token)).not.toBe(seal.seal(token));
});
