import { TenantProvider } from "../../src/adapters/dynamic/tenant-provider";
import { providerReference } from "../../src/tenant/provider-reference";
import { acmeArgs, acmeInputs } from "../acme";
import { hostConfig, stackConfig } from "../configuration";

const news = { ...acmeArgs, __provider: providerReference };

test("the request is taken at once, not when its promise is awaited", async () => {
  const provider = new TenantProvider({});
  const configured = provider.configure({ config: hostConfig(stackConfig) });
  const checked = await provider.check({}, news);
  expect(checked).toEqual({ inputs: acmeInputs, failures: [] });
  await configured;
});

test("a provider that was never configured has its variables", async () => {
  const provider = new TenantProvider({
    PRINTIX_PARTNER_ID: "partner",
    PRINTIX_CLIENT_ID: "client",
    PRINTIX_CLIENT_SECRET: "s3cret-value",
    PRINTIX_PREVIEW_CHECKS: "false",
  });
  expect((await provider.check({}, news)).failures).toEqual([]);
});

test("faults of the configuration are failures of the check, of no property, beside those of the arguments", async () => {
  const provider = new TenantProvider({});
  await provider.configure({ config: hostConfig({ "printix:deletionPolicy": "keep" }) });
  const { failures = [] } = await provider.check({}, { ...news, tenantName: "" });
  expect(failures).toEqual([
    {
      property: "",
      reason: expect.stringMatching(/^printix:partnerId is not set.* \[ERR_PRINTIX_CONFIG\]$/) as string,
    },
    { property: "", reason: expect.stringMatching(/^printix:clientId is not set.* \[ERR_PRINTIX_CONFIG\]$/) as string },
    {
      property: "",
      reason: expect.stringMatching(/^printix:clientSecret is not set.* \[ERR_PRINTIX_CONFIG\]$/) as string,
    },
    {
      property: "",
      reason: expect.stringMatching(/^printix:deletionPolicy is "keep".* \[ERR_PRINTIX_CONFIG\]$/) as string,
    },
    { property: "tenantName", reason: expect.stringMatching(/is empty.* \[PRINTIX_ARGUMENT\]$/) as string },
  ]);
});

test("so is a key or a variable that nothing reads, be it a mistyped cap, and nothing is cancelled", async () => {
  const provider = new TenantProvider({ PRINTIX_MAX_CANCEL: "0" });
  await provider.configure({ config: hostConfig({ ...stackConfig, "printix:maxCancel": "0", "aws:region": "eu" }) });
  expect((await provider.check({}, news)).failures).toEqual([
    {
      property: "",
      reason: expect.stringMatching(
        /^printix:maxCancel is not a setting\..* printix:maxCancels\?.* \[ERR_PRINTIX_CONFIG\]$/,
      ) as string,
    },
    {
      property: "",
      reason: expect.stringMatching(
        /^PRINTIX_MAX_CANCEL is not a setting\..* PRINTIX_MAX_CANCELS\?.* \[ERR_PRINTIX_CONFIG\]$/,
      ) as string,
    },
  ]);
  await expect(provider.delete("id", { ...acmeInputs, deletionPolicy: "cancel" })).rejects.toThrow(/maxCancel is no/);
});

test("so is what the client does not accept", async () => {
  const provider = new TenantProvider({});
  await provider.configure({ config: hostConfig({ ...stackConfig, "printix:apiUrl": "http://api.example" }) });
  expect((await provider.check({}, news)).failures).toEqual([
    {
      property: "",
      reason: expect.stringMatching(
        /^apiUrl is http:\/\/api\.example: only https.* \[ERR_PRINTIX_OPTIONS\]$/,
      ) as string,
    },
  ]);
});

test("a cancel that would lead to Master Data is refused before anything is sent, and says why", async () => {
  const provider = new TenantProvider({ PRINTIX_CANCEL_PATH: "/public/Master%2DData/{tenantId}" });
  await provider.configure({ config: hostConfig(stackConfig) });
  expect((await provider.check({}, news)).failures).toEqual([
    {
      property: "",
      reason: expect.stringMatching(
        /^the path of cancel .* Master Data .* no access to it.* \[ERR_PRINTIX_OPTIONS\]$/,
      ) as string,
    },
  ]);
});

test("printix:deletionPolicy is the policy of tenants that name none", async () => {
  const provider = new TenantProvider({ PRINTIX_DELETION_POLICY: "cancel" });
  await provider.configure({ config: hostConfig({ ...stackConfig, "printix:deletionPolicy": "abandon" }) });
  expect((await provider.check({}, news)).inputs).toEqual({ ...acmeInputs, deletionPolicy: "abandon" });
  const named = await provider.check({}, { ...news, deletionPolicy: "prevent" });
  expect(named.inputs).toEqual(acmeInputs);
});

test("a second configuration is not answered out of the first", async () => {
  const provider = new TenantProvider({});
  await provider.configure({ config: hostConfig({}) });
  expect((await provider.check({}, news)).failures).toHaveLength(3);
  await provider.configure({ config: hostConfig({ ...stackConfig, "printix:deletionPolicy": "cancel" }) });
  expect(await provider.check({}, news)).toEqual({ inputs: { ...acmeInputs, deletionPolicy: "cancel" }, failures: [] });
});
