import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox, type ListShape, type Sandbox } from "printix-partner-sandbox";
import { Caller } from "../../sandbox/test/support/caller";
import { leaveOut } from "../support/left-out";
import { randomRuns } from "../support/random-runs";
import { hasSchemathesis, installSchemathesis, schemathesis } from "../support/schemathesis";

/** How many requests of each kind at most, and which. */
const examples = String(
  randomRuns(40, "requests of each kind from the API's description", process.env["PRINTIX_SCHEMATHESIS_EXAMPLES"]),
);
const seed = process.env["PRINTIX_SCHEMATHESIS_SEED"] ?? "1";

const tenants = "/public/partners/{partnerId}/tenants";
/** Each call's success: a run that reached none of them would have shown nothing. */
const successes = [
  "POST /oauth/token 200",
  ...["GET", "POST"].map((method) => `${method} ${tenants} 200`),
  `GET ${tenants}/{tenantId} 200`,
  `DELETE ${tenants}/{tenantId} 204`,
  `GET ${tenants}/{tenantId}/billing-info 200`,
];

interface Description {
  paths: Record<string, { post: { responses: Record<string, object> } }>;
  components: { securitySchemes: Record<string, object> };
}

/**
 * The description that the sandbox serves, and what OpenAPI cannot say or schemathesis cannot read of it: which tenant
 * a creation made, whose id stands in a link; and that the token of the OAuth flow goes out as a bearer token.
 */
async function describe(sandbox: Sandbox): Promise<Description> {
  const description = (await (await fetch(`${sandbox.url}/openapi.json`)).json()) as Description;
  const created = description.paths[tenants]?.post.responses["200"] ?? {};
  const tenantId = "$response.body#/_links/self/href#regex:/tenants/([^/]+)$";
  const parameters = { partnerId: "$request.path.partnerId", tenantId };
  const operations = ["getTenant", "cancelTenant", "getBillingInfo"];
  const links = operations.map((operationId) => [operationId, { operationId, parameters }]);
  Object.assign(created, { links: Object.fromEntries(links) as object });
  description.components.securitySchemes["partner"] = { type: "http", scheme: "bearer" };
  return description;
}

/** Values that hit something most of the time; some tenants are there to be cancelled. */
function configure({ partnerId, clientId, clientSecret }: Sandbox, ids: string[], token: string): string {
  const dictionary = (name: string, values: string[]): string =>
    `[dictionaries.${name}]\nvalues = ${JSON.stringify(values)}\n`;
  const from = (name: string): string => `{ dictionary = "${name}", probability = 0.8 }`;
  return [
    `warnings.fail-on = true\n`,
    // A busy machine is no fault of anyone's.
    `request-timeout = 60.0\nsuppress-health-check = ["too_slow"]\n`,
    dictionary("partners", [partnerId]),
    dictionary("staying", ids.slice(0, 3)),
    dictionary("leaving", ids.slice(3)),
    dictionary("clients", [clientId]),
    dictionary("secrets", [clientSecret]),
    `[parameters]\n"path.partnerId" = ${from("partners")}\n"path.tenantId" = ${from("staying")}\n`,
    `[[operations]]\ninclude-operation-id = "cancelTenant"\nparameters = { "path.tenantId" = ${from("leaving")} }\n`,
    `[[operations]]\ninclude-operation-id = "requestTokens"`,
    `parameters = { "body.client_id" = ${from("clients")}, "body.client_secret" = ${from("secrets")} }`,
    // A refresh token that is not known is a 400 in OAuth (RFC 6749 §5.2), well-formed as it may be.
    `checks.positive_data_acceptance.expected-statuses = ["2xx", 400, 401]\n`,
    // OPTIONS is about a path's methods, asked without a token: it must not tell whether there is such a tenant.
    `[[operations]]\ninclude-method = "OPTIONS"\nchecks.use_after_free.enabled = false\n`,
    `[auth.openapi.partner]\nbearer = "${token}"\n`,
  ].join("\n");
}

/** Method, path as described, and status of every request. */
function answered(sandbox: Sandbox): string[] {
  return sandbox.requests().map(({ method, path, status }) => {
    const described = path.replace(
      /^(\/public\/partners\/)[^/]+(\/tenants)(\/[^/]+)?/,
      (_, root: string, leaf: string, id?: string) =>
        [root, "{partnerId}", leaf, id === undefined ? "" : "/{tenantId}"].join(""),
    );
    return `${method} ${described} ${status}`;
  });
}

let folder: string;
let sandbox: Sandbox | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "printix-schemathesis-"));
});

afterEach(async () => {
  await sandbox?.stop();
  await rm(folder, { recursive: true });
});

const described = hasSchemathesis() ? it : it.skip;
if (described === it.skip)
  leaveOut("requests made from the API's description: there is no schemathesis here, and no Python 3.10");

/** The shapes differ in the list alone, so the others are asked for nothing else. */
const onlyLists = ["--include-operation-id", "listTenants", "--phases", "examples,coverage,fuzzing"];

described.each<[ListShape, string[], string[]]>([
  ["tenants", [], successes],
  ["embedded", onlyLists, [`GET ${tenants} 200`]],
  ["envelope", onlyLists, [`GET ${tenants} 200`]],
])(
  "schemathesis finds nothing that the description does not have: %s",
  async (listShape, chosen, reached) => {
    await installSchemathesis();
    sandbox = await startSandbox({
      requestsPerSecond: 1e6,
      burst: 1e6,
      dailyQuota: 1e9,
      tokenLifetimeMs: 1e9,
      listShape,
    });
    const make = (n: number): string =>
      sandbox?.createTenant({ tenantName: `Tenant ${n}`, tenantDomain: `t-${n}` }).id ?? "";
    const ids = Array.from({ length: 100 }, (_, n) => make(n));
    const token = await new Caller(sandbox).token();
    await writeFile(join(folder, "openapi.json"), JSON.stringify(await describe(sandbox)));
    await writeFile(join(folder, "schemathesis.toml"), configure(sandbox, ids, token));
    const options = ["--url", sandbox.url, "--seed", seed, "--max-examples", examples, "--generation-database", "none"];
    const { status, output } = await schemathesis(["run", "openapi.json", ...options, ...chosen], folder);
    expect({ status, output }).toEqual({ status: 0, output: expect.stringContaining("No issues found") as string });
    expect(answered(sandbox)).toEqual(expect.arrayContaining(reached));
  },
  600_000,
);
