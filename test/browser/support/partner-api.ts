import type { Sandbox } from "printix-partner-sandbox";

export interface Answer {
  readonly status: number;
  readonly requestId: string;
}

/** A program that calls the Partner API while somebody looks at the dashboard. */
export class PartnerApi {
  #token: string | undefined;

  constructor(readonly sandbox: Sandbox) {}

  list(): Promise<Answer> {
    return this.#call("GET", "");
  }

  get(id: string): Promise<Answer> {
    return this.#call("GET", `/${id}`);
  }

  billing(id: string): Promise<Answer> {
    return this.#call("GET", `/${id}/billing-info`);
  }

  create(tenantName: string, tenantDomain: string): Promise<Answer> {
    return this.#call("POST", "", JSON.stringify({ tenant_name: tenantName, tenant_domain: tenantDomain }));
  }

  async #call(method: string, path: string, body?: string): Promise<Answer> {
    const { url, partnerId } = this.sandbox;
    this.#token ??= await this.#newToken();
    const answer = await fetch(`${url}/public/partners/${partnerId}/tenants${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body }),
    });
    await answer.text();
    return { status: answer.status, requestId: answer.headers.get("x-printix-request-id") ?? "" };
  }

  async #newToken(): Promise<string> {
    const { authUrl, clientId, clientSecret } = this.sandbox;
    const body = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
    });
    const answer = (await (await fetch(authUrl, { method: "POST", body })).json()) as { access_token: string };
    return answer.access_token;
  }
}
