import { chooseTarget, requireCredentials } from "../stack/target.ts";

const none = new Set<string>();
const all = new Set(["printix:partnerId", "printix:clientId", "printix:clientSecret"]);
const variables = { PRINTIX_PARTNER_ID: "p", PRINTIX_CLIENT_ID: "c", PRINTIX_CLIENT_SECRET: "s" };

function choose(env: NodeJS.ProcessEnv, config: Record<string, ReadonlySet<string>> = {}) {
  return chooseTarget(env, (stack) => config[stack] ?? none);
}

test("nothing set: the sandbox", () => {
  expect(choose({})).toMatchObject({ mode: "sandbox", stack: "sandbox" });
  expect(choose({ PULUMI_STACK: "sandbox", PULUMI_ACCESS_TOKEN: "x" })).toMatchObject({ mode: "sandbox" });
});

test("all three variables: a real API on the stack partner, or the one that is named", () => {
  expect(choose(variables)).toMatchObject({ mode: "partner", stack: "partner", missing: [] });
  expect(choose({ ...variables, PULUMI_STACK: "org/live" })).toMatchObject({ mode: "partner", stack: "org/live" });
});

test("stack config is as good as variables, and the two mix", () => {
  expect(choose({}, { partner: all })).toMatchObject({ mode: "partner", stack: "partner", missing: [] });
  expect(choose({}, { sandbox: all })).toMatchObject({ mode: "partner", stack: "sandbox", missing: [] });
  expect(
    choose({ PRINTIX_CLIENT_SECRET: "s" }, { partner: new Set(["printix:partnerId", "printix:clientId"]) }),
  ).toMatchObject({ mode: "partner", stack: "partner", missing: [] });
});

test.each([
  ["one credential", { PRINTIX_CLIENT_ID: "c" }, {}, "partner"],
  ["an endpoint alone", { PRINTIX_API_URL: "https://api.example" }, {}, "partner"],
  ["a pipeline's secrets that arrived empty", { PRINTIX_CLIENT_SECRET: "" }, {}, "partner"],
  ["half a stack config", {}, { sandbox: new Set(["printix:clientId"]) }, "sandbox"],
  ["a stack that is named", { PULUMI_STACK: "live" }, {}, "live"],
])("%s never ends at the sandbox", (_, env, config, stack) => {
  const target = choose(env, config);
  expect(target).toMatchObject({ mode: "partner", stack });
  expect(() => {
    requireCredentials(target, env);
  }).toThrow(/PRINTIX_PARTNER_ID is not set/);
});

test("the message names what is missing, what is empty and the way back", () => {
  const env = { PRINTIX_PARTNER_ID: "p", PRINTIX_CLIENT_SECRET: "" };
  expect(() => {
    requireCredentials(choose(env, { partner: new Set(["printix:apiUrl"]) }), env);
  }).toThrow(
    "PRINTIX_CLIENT_ID is not set, PRINTIX_CLIENT_SECRET is empty, as a real Partner API needs it. Set it in the environment, or its printix: key in Pulumi.partner.yaml. For the local sandbox, unset PRINTIX_PARTNER_ID, PRINTIX_CLIENT_SECRET and take printix:apiUrl out of Pulumi.partner.yaml.",
  );
});

test("complete settings are no failure", () => {
  expect(() => {
    requireCredentials(choose(variables), variables);
  }).not.toThrow();
});
