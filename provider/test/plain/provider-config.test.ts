import { ConfigError } from "../../src/config/config-error";
import { readProviderConfig, type ProviderConfig } from "../../src/config/provider-config";
import { settings, type SettingName } from "../../src/config/settings";

const complete: Record<string, string> = { partnerId: "partner", clientId: "client", clientSecret: "s3cret-value" };

const read = (stack: Record<string, string>, env: NodeJS.ProcessEnv = {}): ProviderConfig =>
  readProviderConfig((name) => stack[name], env);

function faultsOf(stack: Record<string, string>, env: NodeJS.ProcessEnv = {}): readonly string[] {
  try {
    read(stack, env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

test("what is required is enough; the rest has defaults", () => {
  expect(read(complete)).toEqual({
    client: { ...complete, environment: "production", throttle: {}, timing: {}, cancel: {} },
    deletionPolicy: "prevent",
    maxVanishedPercent: 10,
    hasPreviewChecks: true,
  });
});

test("every setting reaches the client", () => {
  const stack = {
    ...complete,
    environment: "test",
    apiUrl: "https://api.example",
    authUrl: "https://auth.example/token",
    requestsPerSecond: "2.5",
    burst: "4",
    dailyQuota: "1000",
    deletionPolicy: "abandon",
    cancelMethod: "POST",
    cancelPath: "/tenants/{tenantId}/cancel",
    budget: "file:/var/lib/budget.db",
    caFile: "/etc/partner-ca.pem",
    connectTimeoutSeconds: "2",
    responseTimeoutSeconds: "3",
    operationTimeoutSeconds: "4",
    maxWaitSeconds: "5",
    listLagSeconds: "0.5",
    allowedPartnerIds: "other, partner",
    maxCancels: "0",
    maxVanishedPercent: "25",
    previewChecks: "false",
    runId: "4711",
  };
  expect(Object.keys(stack).sort()).toEqual(Object.keys(settings).sort());
  expect(read(stack)).toEqual({
    client: {
      ...complete,
      environment: "test",
      apiUrl: "https://api.example",
      authUrl: "https://auth.example/token",
      budget: "file:/var/lib/budget.db",
      caFile: "/etc/partner-ca.pem",
      throttle: { requestsPerSecond: 2.5, burst: 4, dailyQuota: 1000 },
      timing: { connectMs: 2000, responseMs: 3000, operationMs: 4000, maxWaitMs: 5000, listLagMs: 500 },
      cancel: { method: "POST", path: "/tenants/{tenantId}/cancel" },
    },
    deletionPolicy: "abandon",
    maxCancels: 0,
    runId: "4711",
    maxVanishedPercent: 25,
    hasPreviewChecks: false,
  });
});

test("each setting has a variable of its own, which stands in for stack config", () => {
  const env = Object.fromEntries(
    (Object.keys(settings) as SettingName[]).map((name) => [settings[name].variable, complete[name]]),
  );
  expect(read({}, env)).toEqual(read(complete));
  expect(Object.values(settings).map(({ variable }) => variable)).toEqual([
    "PRINTIX_PARTNER_ID",
    "PRINTIX_CLIENT_ID",
    "PRINTIX_CLIENT_SECRET",
    "PRINTIX_ENVIRONMENT",
    "PRINTIX_API_URL",
    "PRINTIX_AUTH_URL",
    "PRINTIX_REQUESTS_PER_SECOND",
    "PRINTIX_BURST",
    "PRINTIX_DAILY_QUOTA",
    "PRINTIX_CANCEL_METHOD",
    "PRINTIX_CANCEL_PATH",
    "PRINTIX_BUDGET",
    "PRINTIX_CA_FILE",
    "PRINTIX_CONNECT_TIMEOUT_SECONDS",
    "PRINTIX_RESPONSE_TIMEOUT_SECONDS",
    "PRINTIX_OPERATION_TIMEOUT_SECONDS",
    "PRINTIX_MAX_WAIT_SECONDS",
    "PRINTIX_LIST_LAG_SECONDS",
    "PRINTIX_ALLOWED_PARTNER_IDS",
    "PRINTIX_DELETION_POLICY",
    "PRINTIX_MAX_CANCELS",
    "PRINTIX_MAX_VANISHED_PERCENT",
    "PRINTIX_PREVIEW_CHECKS",
    "PRINTIX_RUN_ID",
  ]);
});

test("stack config goes before the variable", () => {
  const env = { PRINTIX_PARTNER_ID: "other", PRINTIX_DELETION_POLICY: "cancel" };
  expect(read(complete, env).client.partnerId).toBe("partner");
  expect(read({ ...complete, deletionPolicy: "abandon" }, env).deletionPolicy).toBe("abandon");
  expect(read(complete, env).deletionPolicy).toBe("cancel");
});

test.each([
  ["5", "1", 1],
  ["1", "5", 1],
  ["0", "3", 0],
  ["2", undefined, 2],
  [undefined, "2", 2],
  [" ", "2", 2],
])("of the cap on cancels the smaller one counts: %j in stack config, %j in the variable", (key, variable, cap) => {
  const stack = key === undefined ? complete : { ...complete, maxCancels: key };
  expect(read(stack, variable === undefined ? {} : { PRINTIX_MAX_CANCELS: variable }).maxCancels).toBe(cap);
});

test("a cap in the variable that is no number is told, though stack config has one", () => {
  expect(faultsOf({ ...complete, maxCancels: "5" }, { PRINTIX_MAX_CANCELS: "one" })).toEqual([
    expect.stringContaining('printix:maxCancels is "one": it must be a whole number, 0 or more'),
  ]);
});

test.each(["", "  ", "\n"])("a setting that is set to %j counts as not set", (nothing) => {
  expect(read({ ...complete, partnerId: nothing }, { PRINTIX_PARTNER_ID: "other" }).client.partnerId).toBe("other");
  expect(read(complete, { PRINTIX_ENVIRONMENT: nothing, PRINTIX_BURST: nothing })).toEqual(read(complete));
  expect(faultsOf({ ...complete, clientSecret: nothing }, { PRINTIX_CLIENT_SECRET: nothing })).toHaveLength(1);
});

test("space around a value is no part of it", () => {
  expect(read({ ...complete, clientSecret: " s3cret-value\n" })).toEqual(read(complete));
});

test("all faults come at once, each with its key and its variable", () => {
  const faults = faultsOf(
    { clientSecret: "s3cret-value", environment: "staging", requestsPerSecond: "0" },
    { PRINTIX_BURST: "many", PRINTIX_DAILY_QUOTA: "-1", PRINTIX_DELETION_POLICY: "keep" },
  );
  expect(faults).toEqual([
    "printix:partnerId is not set: use `pulumi config set printix:partnerId …`, or the variable PRINTIX_PARTNER_ID",
    "printix:clientId is not set: use `pulumi config set printix:clientId …`, or the variable PRINTIX_CLIENT_ID",
    'printix:environment is "staging": it must be production or test (`pulumi config set printix:environment …`, or the variable PRINTIX_ENVIRONMENT)',
    'printix:requestsPerSecond is "0": it must be a number above 0 (`pulumi config set printix:requestsPerSecond …`, or the variable PRINTIX_REQUESTS_PER_SECOND)',
    'printix:burst is "many": it must be a number above 0 (`pulumi config set printix:burst …`, or the variable PRINTIX_BURST)',
    'printix:dailyQuota is "-1": it must be a number above 0 (`pulumi config set printix:dailyQuota …`, or the variable PRINTIX_DAILY_QUOTA)',
    'printix:deletionPolicy is "keep": it must be prevent, abandon or cancel (`pulumi config set printix:deletionPolicy …`, or the variable PRINTIX_DELETION_POLICY)',
  ]);
});

test.each([
  ["maxCancels", "1.5", "must be a whole number, 0 or more"],
  ["maxCancels", "-1", "must be a whole number, 0 or more"],
  ["maxVanishedPercent", "101", "must be a number from 0 to 100"],
  ["previewChecks", "no", "must be true or false"],
  ["allowedPartnerIds", ",", "must be a list"],
  ["allowedPartnerIds", "[1]", "must be a list"],
  ["allowedPartnerIds", "[", "must be a list"],
])("%s %j: %s", (name, value, reason) => {
  const [fault, ...more] = faultsOf({ ...complete, [name]: value });
  expect(more).toEqual([]);
  expect(fault).toContain(`printix:${name} is ${JSON.stringify(value)}: it ${reason}`);
});

test.each([
  [{ runId: "4711" }, {}],
  [{}, { PRINTIX_RUN_ID: "4711" }],
])(
  "a run's id without a budget is refused before anything is sent: nobody could count for others: %j %j",
  (more, env) => {
    expect(faultsOf({ ...complete, ...more }, env)).toEqual([
      'printix:budget is not set, and printix:runId is "4711": only a shared budget can count the cancels ' +
        "of several processes together (`pulumi config set --secret printix:budget …`, or the variable PRINTIX_BUDGET)",
    ]);
  },
);

test.each(["a, PARTNER", '["a", "partner"]'])(
  "the partner may be among several allowed ones: %s",
  (allowedPartnerIds) => {
    expect(read({ ...complete, allowedPartnerIds }).client.partnerId).toBe("partner");
  },
);

test.each(["a,b", '["a","b"]'])("a partner that is not allowed is refused before anything is sent: %s", (allowed) => {
  expect(faultsOf(complete, { PRINTIX_ALLOWED_PARTNER_IDS: allowed })).toEqual([
    'printix:partnerId is "partner", and printix:allowedPartnerIds allows only a, b ' +
      "(`pulumi config set printix:partnerId …`, or the variable PRINTIX_PARTNER_ID)",
  ]);
});

test("the error lists the faults, a line each, and holds no secret", () => {
  const error = new ConfigError(faultsOf({ clientSecret: "s3cret-value" }));
  expect(error.message.split("\n")).toEqual([
    "the configuration of pulumi-printix is incomplete or wrong:",
    expect.stringMatching(/^ {2}- printix:partnerId is not set/),
    expect.stringMatching(/^ {2}- printix:clientId is not set.*PRINTIX_CLIENT_ID$/),
  ]);
  expect(error.code).toBe("ERR_PRINTIX_CONFIG");
  expect(error.message).not.toContain("s3cret-value");
});

test("a secret is set as one", () => {
  const [fault] = faultsOf({ partnerId: "partner", clientId: "client" });
  expect(fault).toContain("`pulumi config set --secret printix:clientSecret …`");
});
