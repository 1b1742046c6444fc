import { commandClient, stackConfig } from "../../../src/command/stack-client";
import { stackConfig as values } from "../../configuration";
import { failureOf } from "../../failure-of";

test("the client is configured by stack config, then by the variables", async () => {
  const { "printix:partnerId": partnerId, ...rest } = values;
  const config = () => Promise.resolve(rest);
  const { client } = await stackConfig({ config }, { PRINTIX_PARTNER_ID: partnerId });
  expect(commandClient(client, {}).partnerId).toBe(partnerId);
});

test("a debug log that cannot be written is said before anything is sent", async () => {
  const { client } = await stackConfig({ config: () => Promise.resolve({ ...values }) }, {});
  const env = { PRINTIX_LOG: "debug", PRINTIX_LOG_FILE: "/no/such/folder/log" };
  expect(() => commandClient(client, env)).toThrow(/PRINTIX_LOG_FILE/);
});

test("a mistyped key is refused", async () => {
  const config = () => Promise.resolve({ ...values, "printix:maxVanishPercent": "1" });
  const failure = await failureOf(() => stackConfig({ config }, {}));
  expect(failure.message).toContain("Did you mean printix:maxVanishedPercent?");
});

test("what is missing is named with key and variable", async () => {
  const failure = await failureOf(() => stackConfig({ config: () => Promise.resolve({}) }, {}));
  expect(failure.message).toContain("printix:clientSecret");
  expect(failure.message).toContain("PRINTIX_CLIENT_SECRET");
});
