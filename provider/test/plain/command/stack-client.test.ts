import { stackClient } from "../../../src/command/stack-client";
import { stackConfig } from "../../configuration";
import { failureOf } from "../../failure-of";

const ignore = () => undefined;

test("the client is configured by stack config, then by the variables", async () => {
  const { "printix:partnerId": partnerId, ...rest } = stackConfig;
  const config = () => Promise.resolve(rest);
  const client = await stackClient({ config }, { PRINTIX_PARTNER_ID: partnerId }, ignore);
  expect(client.partnerId).toBe(partnerId);
});

test("what is missing is named with key and variable", async () => {
  const failure = await failureOf(() => stackClient({ config: () => Promise.resolve({}) }, {}, ignore));
  expect(failure.message).toContain("printix:clientSecret");
  expect(failure.message).toContain("PRINTIX_CLIENT_SECRET");
});
