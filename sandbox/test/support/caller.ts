import type { Sandbox } from "../../src";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; undefined where there is no body. */
  readonly body: unknown;
}

export interface Call {
  readonly token?: string | undefined;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Record<string, string>;
}

/** Speaks plain HTTP to a sandbox, with nothing between that could hide what it answers. */
export class Caller {
  readonly tenantsPath: string;

  constructor(readonly sandbox: Sandbox) {
    this.tenantsPath = `/public/partners/${sandbox.partnerId}/tenants`;
  }

  async call(method: string, path: string, { token, json, text, headers }: Call = {}): Promise<Answer> {
    const response = await fetch(this.sandbox.url + path, {
      method,
      redirect: "manual",
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(json === undefined && text === undefined ? {} : { body: text ?? JSON.stringify(json) }),
    });
    const body = await response.text();
    return { status: response.status, headers: response.headers, body: body === "" ? undefined : JSON.parse(body) };
  }

  async form(parameters: Record<string, string>): Promise<Answer> {
    return this.call("POST", "/oauth/token", {
      text: new URLSearchParams(parameters).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
  }

  async tokens(): Promise<{ access_token: string; refresh_token: string; expires_in: number }> {
    const { clientId, clientSecret } = this.sandbox;
    const answer = await this.form({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
    });
    expect(answer.status).toBe(200);
    return answer.body as { access_token: string; refresh_token: string; expires_in: number };
  }

  async token(): Promise<string> {
    return (await this.tokens()).access_token;
  }
}
