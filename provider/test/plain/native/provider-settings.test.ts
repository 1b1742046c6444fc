import { nameFaults, providerConfig } from "../../../src/adapters/native/provider-settings";
import { configFaults } from "../../../src/adapters/native/native-provider";
import { unknown } from "../../acme";

const ofEngine = "urn:pulumi:dev::acme::pulumi:providers:printix::default";
const nordic = "urn:pulumi:dev::acme::pulumi:providers:printix::nordic";
const credentials = (whose: string) => ({
  partnerId: whose,
  clientId: `${whose}-client`,
  clientSecret: `${whose}-secret`,
});
const variables = {
  PRINTIX_PARTNER_ID: "env",
  PRINTIX_CLIENT_ID: "env-client",
  PRINTIX_CLIENT_SECRET: "env-secret",
};
const stack = (config: object) => ({ PULUMI_CONFIG: JSON.stringify(config) });

test("the engine's own provider has stack config as it is now, then variables, and not what state kept", () => {
  const args = { ...credentials("kept"), maxCancels: "9" };
  const { client, maxCancels } = providerConfig(
    { urn: ofEngine, args },
    { ...variables, ...stack({ partnerId: "now", maxCancels: "1" }) },
  );
  expect(client).toMatchObject({ partnerId: "now", clientId: "env-client", clientSecret: "env-secret" });
  expect(maxCancels).toBe(1);
  expect(providerConfig({ urn: ofEngine, args }, {}).client).toMatchObject(credentials("kept"));
});

test("a program's provider goes before both, with credentials of its own", () => {
  const args = { ...credentials("nordic"), maxCancels: 3, previewChecks: false, allowedPartnerIds: ["nordic"] };
  const config = providerConfig(
    { urn: nordic, args },
    { ...variables, ...stack({ ...credentials("stack"), burst: "3", maxCancels: "2" }), PRINTIX_DAILY_QUOTA: "70" },
  );
  expect(config.client).toMatchObject({ ...credentials("nordic"), throttle: { burst: 3, dailyQuota: 70 } });
  expect(config).toMatchObject({ hasPreviewChecks: false, maxCancels: 2 });
});

test.each([
  [{ partnerId: "nordic" }, ["clientId", "clientSecret"]],
  [{ clientId: "nordic", clientSecret: "s" }, ["partnerId"]],
  [{ clientSecret: "s" }, ["partnerId", "clientId"]],
  [{ ...credentials("nordic"), clientSecret: "" }, ["clientSecret"]],
  [{ ...credentials("nordic"), clientId: "  " }, ["clientId"]],
])("%j is never filled up from stack config or variables", (args, missing) => {
  const faults = configFaults({ urn: nordic, args }, { ...variables, ...stack(credentials("stack")) });
  expect(faults.map(({ reason }) => reason)).toEqual(
    missing.map(
      (name) =>
        expect.stringMatching(
          new RegExp(`^${name} of the provider "nordic" is not set.*\\[ERR_PRINTIX_CONFIG\\]$`),
        ) as string,
    ),
  );
});

test("a provider without credentials has those of stack config, else of variables", () => {
  expect(providerConfig({ urn: nordic, args: {} }, { ...variables, ...stack({}) }).client).toMatchObject({
    partnerId: "env",
  });
});

test("arguments that nobody reads, and that cannot be, are told at once", () => {
  const faults = configFaults(
    { urn: nordic, args: { ...credentials("nordic"), maxCancel: "1", burst: "many" } },
    { ...variables, ...stack({ maxCancells: "1" }) },
  );
  expect(faults.map(({ reason }) => reason)).toEqual([
    expect.stringContaining("maxCancells is not a setting"),
    expect.stringContaining("maxCancel is not a setting"),
    expect.stringContaining('burst of the provider "nordic" is "many"'),
  ]);
});

test("what is not known yet is not judged, and what the engine adds is no setting", () => {
  expect(configFaults({ urn: nordic, args: { partnerId: "nordic", clientSecret: unknown } }, variables)).toEqual([]);
  const args = { version: "0.1.0", pluginDownloadURL: "https://example.com" };
  expect(configFaults({ urn: ofEngine, args }, { ...variables, ...stack({}) })).toEqual([]);
});

test.each(["default", "default_0_1_0", "default_1_22_3_https_/example.com", "default_nordic"])(
  "a program's provider named %s, which the engine's own could have, is refused",
  (name) => {
    const urn = ofEngine.replace(/default$/, name);
    expect(nameFaults({ urn, args: credentials("nordic") }, { ...variables, ...stack({}) })).toEqual([
      expect.stringContaining("[PRINTIX_INPUT]"),
    ]);
    expect(nameFaults({ urn, args: { partnerId: "now" } }, stack({ partnerId: "now" }))).toEqual([]);
  },
);

test.each(["default-nordic", "defaults", "eu::default"])("%s is a program's own", (name) => {
  const urn = ofEngine.replace(/default$/, name);
  expect(providerConfig({ urn, args: credentials("nordic") }, { ...variables, ...stack({}) }).client).toMatchObject(
    credentials("nordic"),
  );
});
