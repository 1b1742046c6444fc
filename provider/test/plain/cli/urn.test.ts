import {
  isDefaultProvider,
  nameOf,
  placeOf,
  providerUrnOf,
  stackNameOf,
  stackPathOf,
  stackUrnOf,
} from "../../../src/cli/shared/pulumi/urn";
import { acmeKept, acmeUrn, asNative, stackUrn, urnOf } from "./stack";

test("a URN tells the resource's name, its stack and the stack's own resource", () => {
  expect(nameOf(acmeUrn)).toBe("acme");
  expect(stackNameOf(acmeUrn)).toBe("dev");
  expect(stackPathOf(acmeUrn)).toBe("customers/dev");
  expect(stackUrnOf(acmeUrn)).toBe(stackUrn);
});

test("a name with the separator in it is kept whole", () => {
  expect(nameOf(urnOf("customers::acme"))).toBe("customers::acme");
});

test("a block has one place, whichever of the two providers it is of, also below a component", () => {
  const { urn } = asNative(acmeKept);
  expect(placeOf(urn)).toBe(acmeUrn);
  expect(placeOf(acmeUrn)).toBe(acmeUrn);
  const below = (of: string): string => of.replace("customers::", "customers::lab:index:Group$");
  expect(placeOf(below(urn))).toBe(below(acmeUrn));
});

test("a reference to a provider has its id behind its URN", () => {
  const urn = "urn:pulumi:dev::customers::pulumi:providers:printix::a::b";
  expect(providerUrnOf(`${urn}::4711`)).toBe(urn);
});

test.each([
  ["default", true],
  ["default_0_1_0_alpha", true],
  ["nordic", false],
  ["default-nordic", false],
])("the provider %s is a default one: %s", (name, isDefault) => {
  expect(isDefaultProvider(`urn:pulumi:dev::customers::pulumi:providers:printix::${name}`)).toBe(isDefault);
});
