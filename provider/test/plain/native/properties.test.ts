import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { received, sent } from "../../../src/adapters/native/properties";
import { unknown } from "../../acme";

const secret = (value: unknown): object => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});
const struct = (properties: object): Struct => Struct.fromJavaScript(properties as never);

test("secrets come out plain, however deep, and it is told which property had one", () => {
  const { values, secrets } = received(
    struct({
      tenantName: secret("Acme Co."),
      tenantDomain: "acme",
      initialUser: { email: secret("it@acme.example"), name: "Ada" },
      list: ["a", secret("b")],
      twice: secret(secret("c")),
    }),
  );
  expect(values).toEqual({
    tenantName: "Acme Co.",
    tenantDomain: "acme",
    initialUser: { email: "it@acme.example", name: "Ada" },
    list: ["a", "b"],
    twice: "c",
  });
  expect([...secrets].sort()).toEqual(["initialUser", "list", "tenantName", "twice"]);
});

test("what is not known yet is the one value that stands for that, whatever kind it had", () => {
  const ofBoolean = "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7";
  expect(received(struct({ adoptExisting: ofBoolean, tenantName: unknown })).values).toEqual({
    adoptExisting: unknown,
    tenantName: unknown,
  });
});

test("what is null, and the engine's own properties, are left out", () => {
  expect(received(struct({ __internal: {}, __provider: "x", tenantName: null, count: 0, flag: false })).values).toEqual(
    {
      count: 0,
      flag: false,
    },
  );
  expect(received(undefined)).toEqual({ values: {}, secrets: new Set() });
});

test("what is sent has its secrets marked, and nothing undefined", () => {
  const properties = { tenantName: "Acme Co.", homeUrl: undefined, billingInfo: { a: 1, b: undefined } };
  expect(sent(properties, new Set(["tenantName", "absent"])).toJavaScript()).toEqual({
    tenantName: secret("Acme Co."),
    billingInfo: { a: 1 },
  });
});
