import { nameOf, stackNameOf, stackPathOf, stackUrnOf } from "../../../src/cli/shared/pulumi/urn";
import { acmeUrn, stackUrn, urnOf } from "./stack";

test("a URN tells the resource's name, its stack and the stack's own resource", () => {
  expect(nameOf(acmeUrn)).toBe("acme");
  expect(stackNameOf(acmeUrn)).toBe("dev");
  expect(stackPathOf(acmeUrn)).toBe("customers/dev");
  expect(stackUrnOf(acmeUrn)).toBe(stackUrn);
});

test("a name with the separator in it is kept whole", () => {
  expect(nameOf(urnOf("customers::acme"))).toBe("customers::acme");
});
