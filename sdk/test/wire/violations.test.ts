import { tenantsPath } from "../examples";
import { failureOf } from "../failure-of";
import { fakePartnerApi, problem } from "../partner-api";

const detail = "The request contains one or more violations. Please resolve all of them and try again.";
const violations = [
  { property_path: "/tenant_name", in: "body", detail: "This value is too long." },
  { property_path: "/tenant_domain", in: "body", detail: "This value is reserved." },
];

it("a 400 keeps every violation, as data and in the message", async () => {
  const api = fakePartnerApi();
  const headers = { "X-Printix-Request-ID": "req-400" };
  api.answers(
    `POST ${tenantsPath}`,
    problem(400, { type: "/problems/violations", title: "Bad request", detail, violations }, headers),
  );
  const work = api.client().tenants.create({ tenantName: "x".repeat(101), tenantDomain: "www" });
  const error = await api.system.run(failureOf(work));
  expect(error).toMatchObject({
    code: "ERR_PRINTIX_API",
    status: 400,
    problem: {
      type: "/problems/violations",
      violations: [
        { propertyPath: "/tenant_name", location: "body", detail: "This value is too long." },
        { propertyPath: "/tenant_domain", location: "body", detail: "This value is reserved." },
      ],
    },
  });
  expect(error.message).toBe(
    `POST ${tenantsPath} was refused: 400 Bad request: ${detail} (request id req-400)\n` +
      "  - /tenant_name: This value is too long.\n" +
      "  - /tenant_domain: This value is reserved.",
  );
  expect(api.lines()).toEqual(["POST /oauth/token", `POST ${tenantsPath}`]);
});

it.each(["IT", "Admin", "User", "Email"])(
  "names each property that it is about, also for a user called %s",
  async (name) => {
    const api = fakePartnerApi();
    const paths = ["/initial_user/email", "/initial_user/create_as_admin"];
    const about = paths.map((property_path) => ({ property_path, in: "body", detail: `${name} is limited.` }));
    api.answers(`POST ${tenantsPath}`, problem(400, { type: "/problems/violations", violations: about }));
    const initialUser = { email: "it@acme.example", name };
    const work = api.client().tenants.create({ tenantName: "Acme Co.", tenantDomain: "acme", initialUser });
    expect(await api.system.run(failureOf(work))).toMatchObject({
      problem: {
        violations: paths.map((propertyPath) => ({ propertyPath, detail: "[redacted] is limited." })),
      },
    });
  },
);
