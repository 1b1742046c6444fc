import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { holdToDescription } from "../../sdk/test/description/hold-to-description.ts";
import { wireProblem } from "../../sdk/test/wire-problem.ts";
import { tokenAnswer } from "../../sdk/test/wire-token.ts";
import type { Call, Fault, Times, When } from "./faults.ts";

export const partnerId = "p-1";
const root = `/public/partners/${partnerId}/tenants`;
const moved = "/moved";

export interface Plan {
  call: Call;
  fault: Fault;
  times: Times;
  when: When;
  /** The wall clock that HTTP dates are made of. */
  wallNow: () => number;
}

interface Usual {
  status: number;
  body?: unknown;
}

/**
 * A partner with tenants in memory, which keeps no rules but remembers all: two tenants may have one domain. Beside its
 * faults, what it says must be as described.
 */
export interface FaultServer {
  origin: string;
  /** What was asked, in order: `token`, `list`, `create`, `moved list`, … */
  asked: readonly string[];
  /** Whether a request would meet the fault now. */
  fails(method: string, url: URL): boolean;
  /** How many tenants have this domain. */
  holds(domain: string): number;
  close(): Promise<void>;
}

/** A carried-out 202 takes so many further requests. */
const requestsUntilLater = 4;

export async function startFaultServer(plan: Plan): Promise<FaultServer> {
  const asked: string[] = [];
  const tenants = new Map([["id-acme", { name: "Acme Co.", domain: "acme.printix.net" }]]);
  const later: { at: number; run: () => void }[] = [];
  let faults = 0;
  let made = 0;
  const server: Server = createServer((request, response) => {
    void serve(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function wireTenant(id: string): Record<string, unknown> {
    const tenant = tenants.get(id);
    return {
      tenant_name: tenant?.name,
      tenant_domain: tenant?.domain,
      _links: { self: { href: `${origin}${root}/${id}` } },
    };
  }

  function callOf(method: string, path: string): Call | "done" {
    if (path === "/oauth/token") return "token";
    if (path === "/done") return "done";
    if (path === root) return method === "POST" ? "create" : "list";
    if (path.endsWith("/billing-info")) return "billing";
    return method === "DELETE" ? "cancel" : "get";
  }

  /** What a server without faults does and answers. */
  function carryOut(call: Call | "done", path: string, body: string): Usual {
    const id = path.replace(/\/billing-info$/, "").slice(root.length + 1);
    if (call === "done") return { status: 200, body: {} };
    if (call === "token") return { status: 200, body: tokenAnswer(asked.length) };
    if (call === "list") return { status: 200, body: { tenants: [...tenants.keys()].map(wireTenant) } };
    if (call === "create") {
      const wire = JSON.parse(body) as { tenant_name: string; tenant_domain: string };
      const madeId = `id-made-${(made += 1)}`;
      tenants.set(madeId, { name: wire.tenant_name, domain: `${wire.tenant_domain}.printix.net` });
      return { status: 201, body: wireTenant(madeId) };
    }
    if (!tenants.has(id)) return { status: 404, body: wireProblem(404, { title: "Not Found" }) };
    if (call === "get") return { status: 200, body: wireTenant(id) };
    if (call === "billing") return { status: 200, body: { current_user_licenses: 7 } };
    tenants.delete(id);
    return { status: 204 };
  }

  const unmoved = (path: string): string => (path.startsWith(moved) ? path.slice(moved.length) : path);
  const isFailing = (call: Call | "done"): boolean => call === plan.call && (plan.times === "always" || faults === 0);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const { method = "", url = "" } = request;
    const isMoved = url.startsWith(moved);
    const path = unmoved(url);
    const call = callOf(method, path);
    const doIt = (): Usual => {
      const usual = carryOut(call, path, body);
      const contentType = request.headers["content-type"];
      if (call !== "done") holdToDescription({ method, path, body, contentType }, usual);
      return usual;
    };
    asked.push(isMoved ? `moved ${call}` : call);
    for (const { at, run } of later) if (at === asked.length) run();

    if (!isFailing(call)) {
      answer(response, doIt());
      return;
    }
    faults += 1;
    if (plan.when === "later") later.push({ at: asked.length + requestsUntilLater, run: doIt });
    const usual = plan.when === "after" ? doIt() : undefined;
    fail(response, { call, path, usual });
  }

  /** Where a redirect leads to: the same place under another path, or after a 303 what there is to see. */
  function placeOf(status: number, call: Call | "done", path: string): string {
    if (status !== 303 || call === "list" || call === "get" || call === "billing") return moved + path;
    if (call === "create") return `${root}/id-made-1`;
    return call === "cancel" ? "/done" : moved + path;
  }

  function fail(response: ServerResponse, at: { call: Call | "done"; path: string; usual: Usual | undefined }): void {
    const { fault } = plan;
    if (fault.kind === "silence") return;
    if (fault.kind === "reset") {
      response.destroy();
      return;
    }
    if (fault.kind === "trickle") {
      response.writeHead(200, { "content-type": "application/json" });
      const trickle = setInterval(() => response.write(" "), 20);
      response.on("close", () => {
        clearInterval(trickle);
      });
      return;
    }
    if (fault.kind === "truncated") {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"tenants":[', () => response.destroy());
      return;
    }
    const { status } = fault;
    const body = fault.body === "usual" ? at.usual?.body : fault.body;
    const type = fault.contentType ?? (typeof body === "string" ? "text/html" : "application/json");
    response.writeHead(status, {
      "content-type": type,
      "x-printix-request-id": "req-9",
      date: new Date(plan.wallNow()).toUTCString(),
      ...(fault.retryAfter === "date" && { "retry-after": new Date(plan.wallNow() + 4_000).toUTCString() }),
      ...(typeof fault.retryAfter === "number" && { "retry-after": String(fault.retryAfter) }),
      ...(status >= 300 && status < 400 && { location: placeOf(status, at.call, at.path) }),
    });
    response.end(typeof body === "string" ? body : body === undefined ? undefined : JSON.stringify(body));
  }

  function answer(response: ServerResponse, { status, body }: Usual): void {
    response.writeHead(status, { "content-type": "application/json" });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  }

  return {
    origin,
    asked,
    fails: (method, { pathname }) => isFailing(callOf(method, unmoved(pathname))),
    holds: (domain) => [...tenants.values()].filter((tenant) => tenant.domain === domain).length,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
