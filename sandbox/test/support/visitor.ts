import { startSandbox, type Sandbox, type SandboxOptions } from "../../src";
import { rawCall, type RawAnswer } from "./raw-call";

/** A browser without JavaScript at the dashboard: keeps its cookie, sends forms, follows where they lead. */
export class Visitor {
  cookie = "";

  constructor(readonly sandbox: Sandbox) {}

  /** Opens the dashboard as the sandbox printed it. */
  static async enter(sandbox: Sandbox): Promise<Visitor> {
    const visitor = new Visitor(sandbox);
    const answer = await rawCall(sandbox.dashboardUrl);
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toBe("/sandbox");
    visitor.cookie = answer.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
    return visitor;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
    return rawCall(this.sandbox.url + path, { headers: { accept: "text/html", cookie: this.cookie, ...headers } });
  }

  /** Sends a form and returns the answer itself. */
  post(
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string | undefined> = {},
  ): Promise<RawAnswer> {
    const named: Record<string, string | undefined> = {
      accept: "text/html",
      cookie: this.cookie,
      origin: this.sandbox.url,
      "content-type": "application/x-www-form-urlencoded",
      ...headers,
    };
    const sent = Object.entries(named).filter((header): header is [string, string] => header[1] !== undefined);
    const body = new URLSearchParams(fields).toString();
    return rawCall(this.sandbox.url + path, { method: "POST", headers: Object.fromEntries(sent), body });
  }

  /** Sends a form that is to be accepted, and returns the page that it leads to. */
  async submit(path: string, fields: Record<string, string> = {}): Promise<string> {
    const answer = await this.post(path, fields);
    expect([answer.status, answer.body]).toEqual([303, ""]);
    const page = await this.get(answer.headers.location?.split("#")[0] ?? "");
    expect(page.status).toBe(200);
    return page.body;
  }

  async page(path = "/sandbox"): Promise<string> {
    const { status, body } = await this.get(path);
    expect(status).toBe(200);
    return body;
  }
}

/** Runs a test with the dashboard of a new sandbox. */
export async function visit(options: SandboxOptions, test: (visitor: Visitor) => Promise<void>): Promise<void> {
  const sandbox = await startSandbox(options);
  try {
    await test(await Visitor.enter(sandbox));
  } finally {
    await sandbox.stop();
  }
}

/** What a person reads of a page. */
export function wordsOf(page: string): string {
  return page
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&#39;", "'")
    .replaceAll(/\s+/g, " ")
    .trim();
}
