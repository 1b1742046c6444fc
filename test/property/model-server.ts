import { holdToDescription, undescribed } from "../../sdk/test/description/hold-to-description";
import { wireProblem } from "../../sdk/test/wire-problem";
import { tokenAnswer } from "../../sdk/test/wire-token";
import type { HttpExchange, HttpRequest, HttpResponse, HttpRules } from "../../sdk/src/http/http-exchange";
import { NetworkError } from "../../sdk/src/errors/network-error";
import type { Effect, Passage, Schedule } from "./schedule";
import type { VirtualSystem } from "./virtual-system";

export const partnerId = "partner-1";
const root = `/public/partners/${partnerId}/tenants`;

export interface HeldTenant {
  id: string;
  tenantName: string;
  /** The label alone. */
  domain: string;
  /** The label that was asked for. */
  wanted: string;
  madeAtMs: number;
  isOurs: boolean;
  isLive: boolean;
}

/** A Partner API of which chance decides everything that the pages leave open. What it says is as described, or cut. */
export interface ModelServer {
  readonly makeExchange: (rules: HttpRules) => HttpExchange;
  /** All that it ever held. */
  readonly tenants: readonly HeldTenant[];
  add(tenantName: string, domain: string): HeldTenant;
  /** Requests that its throttle refused, beside those that chance refused. */
  refused(): number;
}

const noPassage: Passage = { fate: { kind: "ok" }, thereMs: 10, backMs: 10, listLagMs: 0 };

export function createModelServer(schedule: Schedule, system: VirtualSystem): ModelServer {
  const tenants: HeldTenant[] = [];
  let sent = 0;
  let tokens = 0;
  let refused = 0;
  const { limits } = schedule;
  let level = limits.burst;
  let filledAtMs = 0;
  let isBucketInDoubt = false;

  const live = (): HeldTenant[] => tenants.filter(({ isLive }) => isLive);

  function make(tenantName: string, wanted: string, isOurs: boolean, domain = wanted): HeldTenant {
    const id = `id-${tenants.length + 1}`;
    const madeAtMs = isOurs ? system.now() : -Infinity;
    const tenant = { id, tenantName, domain, wanted, madeAtMs, isOurs, isLive: true };
    tenants.push(tenant);
    return tenant;
  }

  function isRefusedByThrottle(): boolean {
    const nowMs = system.now();
    level = Math.min(limits.burst, level + ((nowMs - filledAtMs) / 1000) * limits.requestsPerSecond);
    filledAtMs = nowMs;
    // Two sums of the same fractions may differ in their last digits.
    if (level < 1 - 1e-6) return true;
    level -= 1;
    return false;
  }

  /** Carries the request out as the pages describe it. */
  function carryOut({ method, url, body = "" }: HttpRequest, listLagMs: number): Answer {
    if (method === "POST") {
      const { tenant_name, tenant_domain } = postedTenant(body);
      const isTaken = live().some(({ domain }) => domain === tenant_domain);
      if (schedule.isUnique && isTaken) return problem(409);
      return { status: 201, body: JSON.stringify(wireTenant(make(tenant_name, tenant_domain, true))) };
    }
    if (url.pathname === root) {
      const seen = live().filter(({ madeAtMs }) => system.now() - madeAtMs >= listLagMs);
      return { status: 200, body: JSON.stringify(pageOf(seen.map(wireTenant), url)) };
    }
    const tenant = live().find(({ id }) => url.pathname === `${root}/${id}`);
    if (!tenant) return problem(404);
    if (method === "GET") return { status: 200, body: JSON.stringify(wireTenant(tenant)) };
    tenant.isLive = false;
    return { status: 204, body: "" };
  }

  function pageOf(tenants: unknown[], url: URL): unknown {
    const { pageSize: limit } = schedule;
    if (limit === undefined) return { tenants };
    const offset = Number(url.searchParams.get("offset") ?? 0);
    return { query: { limit, offset }, result: tenants.slice(offset, offset + limit), total: tenants.length };
  }

  /** What the server does when the request has arrived; undefined: no answer. */
  function serve(request: HttpRequest, { fate, listLagMs }: Passage): Answer | undefined {
    if (isRefusedByThrottle()) {
      if (!isBucketInDoubt) refused += 1;
      return problem(429, { "retry-after": "1" });
    }
    const isChange = request.method !== "GET";
    const take = (effect: Effect): void => {
      if (!isChange || effect.when === "never") return;
      if (effect.when === "before") carryOut(request, listLagMs);
      else system.after(effect.ms, () => carryOut(request, listLagMs));
    };
    switch (fate.kind) {
      case "status":
        take(fate.effect);
        return refusal(fate.status, problem(fate.status, retryAfterOf(fate.retryAfter)));
      case "cut":
        take(fate.effect);
        return undefined;
      case "truncated": {
        const { status, body } = carryOut(request, listLagMs);
        const part = body.slice(0, Math.floor(body.length * fate.share));
        return part === body ? { status, body } : undescribed({ status, body: part });
      }
      case "tooMany":
        return problem(429, retryAfterOf(fate.retryAfter));
      case "unauthorized":
        return problem(401);
      case "refused":
        return isChange ? problem(fate.status) : carryOut(request, listLagMs);
      case "accepted":
        if (!isChange) return carryOut(request, listLagMs);
        take(fate.effect);
        return { status: 202, body: "" };
      case "seeOther": {
        const answer = carryOut(request, listLagMs);
        const made = tenants.at(-1);
        if (request.method !== "POST" || answer.status !== 201 || !made) return answer;
        return { status: 303, body: "", headers: { location: `${root}/${made.id}` } };
      }
      case "renamed": {
        if (request.method !== "POST") return carryOut(request, listLagMs);
        const { tenant_name, tenant_domain } = postedTenant(request.body);
        const made = make(tenant_name, tenant_domain, true, `${tenant_domain}-${tenants.length}`);
        return { status: 201, body: JSON.stringify(wireTenant(made)) };
      }
      case "ok":
      case "unsent":
        return carryOut(request, listLagMs);
    }
  }

  function limitFields(): Record<string, string> {
    if (!schedule.saysLimits) return {};
    return {
      "ratelimit-policy": `"burst";q=${limits.burst};w=${limits.burst / limits.requestsPerSecond}`,
      ratelimit: `"burst";r=${Math.floor(level)};t=1`,
    };
  }

  function answerTokenRequest(): Answer | undefined {
    const status = schedule.tokenFates[tokens] ?? 200;
    tokens += 1;
    if (status === 0) return undefined;
    if (status !== 200) return refusal(status, { status, body: '{"error":"temporarily_unavailable"}' });
    return { status, body: JSON.stringify(tokenAnswer(tokens)) };
  }

  function toResponse({ status, body, headers = {} }: Answer): HttpResponse {
    return { status, body, header: (name) => headers[name] };
  }

  return {
    tenants,
    add: (tenantName, domain) => make(tenantName, domain, false),
    refused: () => refused,
    makeExchange:
      ({ responseMs }) =>
      (request) =>
        new Promise((resolve, reject) => {
          const { method, url, path, signal } = request;
          const isToken = url.pathname === "/oauth/token";
          const passage = isToken ? noPassage : (schedule.passages[sent++] ?? noPassage);
          const fail = (reason: string, isUnsent = false): void => {
            end(() => {
              reject(new NetworkError({ method, origin: url.origin, path, reason, isUnsent }));
            });
          };
          let hasArrived = false;
          let hasEnded = false;
          const end = (settle: () => void): void => {
            if (hasEnded) return;
            hasEnded = true;
            // A request that is given up on its way still arrives, when its token is back at the client's already.
            if (!hasArrived && passage.fate.kind !== "unsent") isBucketInDoubt = true;
            callOff();
            signal?.removeEventListener("abort", leave);
            settle();
          };
          const leave = (): void => {
            fail("ERR_ABORTED");
          };
          const callOff = system.after(responseMs, () => {
            fail("ETIMEDOUT");
          });
          signal?.addEventListener("abort", leave);
          system.after(passage.thereMs, () => {
            if (passage.fate.kind === "unsent") {
              fail("ECONNREFUSED", true);
              return;
            }
            hasArrived = true;
            const answer = isToken ? answerTokenRequest() : serve(request, passage);
            holdToDescription({ method, path: url.pathname, body: request.body ?? "" }, answer);
            const said = isToken ? {} : limitFields();
            system.after(passage.backMs, () => {
              if (answer === undefined) fail("ECONNRESET");
              else
                end(() => {
                  resolve(toResponse({ ...answer, headers: { ...said, ...answer.headers } }));
                });
            });
          });
          if (signal?.aborted === true) leave();
        }),
  };
}

function postedTenant(body = ""): { tenant_name: string; tenant_domain: string } {
  return JSON.parse(body) as { tenant_name: string; tenant_domain: string };
}

interface Answer {
  status: number;
  body: string;
  headers?: Record<string, string>;
  isUndescribed?: true;
}

function problem(status: number, headers: Record<string, string> = {}): Answer {
  return { status, body: JSON.stringify(wireProblem(status)), headers };
}

/** A 502 is a proxy's own: the conventions' table has none. */
function refusal(status: number, answer: Answer): Answer {
  return status === 502 ? undescribed(answer) : answer;
}

function retryAfterOf(seconds: number | undefined): Record<string, string> {
  return seconds === undefined ? {} : { "retry-after": String(seconds) };
}

function wireTenant({ id, tenantName, domain }: HeldTenant): unknown {
  return {
    tenant_name: tenantName,
    tenant_domain: `${domain}.printix.net`,
    _links: { self: { href: `https://api.printix.net${root}/${id}` } },
  };
}
