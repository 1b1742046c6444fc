// A tenant as a dynamic provider in the way of Pulumi's guide, "Author a Dynamic Provider", and its complete example:
// `configure` reads the credentials, and each method makes a client of its own, since methods are serialised. So there
// is a token for each call, a GET for each tenant, and nobody who knows of the others' requests.
const { readFileSync } = require("node:fs");
const pulumi = require("@pulumi/pulumi");

class TenantProvider {
  async configure({ config }) {
    this.partnerId = config.require("printix:partnerId");
    this.clientId = config.require("printix:clientId");
    this.clientSecret = config.require("printix:clientSecret");
    this.apiUrl = config.require("printix:apiUrl");
    this.authUrl = config.require("printix:authUrl");
  }

  async request(method, path, body) {
    const grant = { grant_type: "client_credentials", client_id: this.clientId, client_secret: this.clientSecret };
    const tokenAnswer = await fetch(this.authUrl, { method: "POST", body: new URLSearchParams(grant) });
    if (!tokenAnswer.ok) throw new Error(`POST ${this.authUrl}: ${tokenAnswer.status}`);
    const { access_token: token } = await tokenAnswer.json();
    const answer = await fetch(`${this.apiUrl}/public/partners/${this.partnerId}/tenants${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} tenants${path}: ${answer.status}`);
    return answer.status === 204 ? undefined : answer.json();
  }

  outputsOf(tenant) {
    return {
      tenantName: tenant.tenant_name,
      tenantDomain: tenant.tenant_domain,
      homeUrl: `https://${tenant.tenant_domain}`,
      selfUrl: tenant._links.self.href,
      billingInfo: tenant.billing_info,
    };
  }

  async create({ tenantName, tenantDomain }) {
    const tenant = await this.request("POST", "", { tenant_name: tenantName, tenant_domain: tenantDomain });
    return { id: tenant._links.self.href.split("/").at(-1), outs: this.outputsOf(tenant) };
  }

  async read(id) {
    return { id, props: this.outputsOf(await this.request("GET", `/${id}`)) };
  }

  async delete(id) {
    await this.request("DELETE", `/${id}`);
  }
}

class Tenant extends pulumi.dynamic.Resource {
  constructor(name, args, opts) {
    const outputs = { homeUrl: undefined, selfUrl: undefined, billingInfo: undefined };
    super(new TenantProvider(), name, { ...args, ...outputs }, opts);
  }
}

for (const [name, { tenantName, tenantDomain }] of Object.entries(JSON.parse(readFileSync("tenants.json", "utf8")))) {
  new Tenant(name, { tenantName, tenantDomain });
}
