import nock from "nock";
import { createPartnerClient, type PartnerClient, type PartnerClientOptions } from "../src";
import { createHttpExchange } from "../src/http/http-exchange";
import { holdToDescription, type MadeUpAnswer } from "./description/hold-to-description";
import { clientId, clientSecret, partnerId } from "./examples";
import { countExchanges, numberHeader, patient } from "./exchanges";
import { createFakeSystem, type FakeSystem } from "./fake-system";
import { wireProblem } from "./wire-problem";
import { tokenAnswer } from "./wire-token";

export interface SeenRequest {
  atMs: number;
  method: string;
  origin: string;
  /** With its query. */
  path: string;
  body: string;
  headers: Headers;
}

export interface Said extends MadeUpAnswer {
  headers?: Record<string, string>;
}

/** What the other side does with a request: an answer, or a fault of the connection. */
export type Answer = Said | NodeJS.ErrnoException;
export type Answering = (request: SeenRequest) => Answer | Promise<Answer>;

export interface FakePartnerApi {
  readonly system: FakeSystem;
  /** Every request, in the order of arrival. */
  readonly requests: readonly SeenRequest[];
  /** What a person would have been told. */
  readonly notices: readonly string[];
  client(options?: Partial<PartnerClientOptions>): PartnerClient;
  /** Answers to `GET /path`, one a request; a request beyond the last one is an error. */
  answers(route: string, ...answers: (Answer | Answering)[]): void;
  /** One answer to every request of a route. */
  always(route: string, answer: Answer | Answering): void;
  /** `GET /path` of every request, token requests included. */
  lines(): string[];
  /** The bodies of the token requests. */
  grants(): string[];
}

const origins = ["https://api.printix.net", "https://auth.printix.net"];

undoAfterFile(() => {
  nock.cleanAll();
  nock.enableNetConnect();
  nock.restore();
});

/**
 * The Partner API and its token endpoint behind nock, on a virtual clock. Tokens are handed out as token-1, token-2, …
 * Whatever is said must be as described, or be marked as undescribed.
 */
export function fakePartnerApi(): FakePartnerApi {
  nock.cleanAll();
  nock.disableNetConnect();
  const exchanges = countExchanges();
  const system = createFakeSystem({ isBusy: exchanges.isBusy });
  const requests: SeenRequest[] = [];
  const notices: string[] = [];
  const routes = new Map<string, (Answer | Answering)[]>();
  const constants = new Map<string, Answer | Answering>();
  let tokens = 0;
  constants.set("POST /oauth/token", () => {
    tokens += 1;
    return { status: 200, body: tokenAnswer(tokens) };
  });

  async function serve(request: Request): Promise<[number, unknown, Record<string, string>]> {
    const url = new URL(request.url);
    const headers = new Headers(request.headers);
    const number = headers.get(numberHeader);
    headers.delete(numberHeader);
    const seen: SeenRequest = {
      atMs: system.now(),
      method: request.method,
      origin: url.origin,
      path: url.pathname + url.search,
      body: await request.text(),
      headers,
    };
    requests.push(seen);
    const route = `${seen.method} ${seen.path}`;
    const planned = routes.get(route)?.shift() ?? constants.get(route);
    if (planned === undefined) throw new Error(`no answer is planned for ${route}`);
    const answer = typeof planned === "function" ? await exchanges.atServer(number, () => planned(seen)) : planned;
    const asked = { ...seen, contentType: seen.headers.get("content-type") ?? undefined };
    if (answer instanceof Error) {
      holdToDescription(asked);
      throw answer;
    }
    holdToDescription(asked, { contentType: answer.headers?.["content-type"], ...answer });
    const body =
      answer.body === undefined || typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
    return [answer.status, body, answer.headers ?? {}];
  }

  for (const origin of origins) {
    const scope = nock(origin).persist();
    for (const method of ["GET", "POST", "PUT", "DELETE"]) scope.intercept(/.*/, method).reply(serve);
  }

  return {
    system,
    requests,
    notices,
    client: (options) =>
      createPartnerClient(
        { partnerId, clientId, clientSecret, system, notice: (line) => notices.push(line), ...options },
        (rules) => exchanges.counted(createHttpExchange({ ...rules, ...patient })),
      ),
    answers(route, ...answers) {
      routes.set(route, [...(routes.get(route) ?? []), ...answers]);
    },
    always: (route, answer) => constants.set(route, answer),
    lines: () => requests.map(({ method, path }) => `${method} ${path}`),
    grants: () => requests.filter(({ path }) => path === "/oauth/token").map(({ body }) => body),
  };
}

/** A fault of the connection, as Node's network layer reports it. */
export function fault(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`made up: ${code}`), { code });
}

/** An answer that takes its time, on the virtual clock. */
export function late(system: FakeSystem, ms: number, answer: Answer): Answering {
  return async () => {
    await system.sleep(ms);
    return answer;
  };
}

/** An error answer as the conventions show it. */
export function problem(
  status: number,
  more: { title?: string; detail?: string; violations?: unknown; [key: string]: unknown } = {},
  headers: Record<string, string> = {},
): Said {
  return {
    status,
    body: wireProblem(status, more),
    headers: { "content-type": "application/problem+json", ...headers },
  };
}
