import nock from "nock";
import { holdToDescription, type MadeUpAnswer } from "../../sdk/test/description/hold-to-description";
import { wireProblem } from "../../sdk/test/wire-problem";

export type Answer = MadeUpAnswer;

export interface PrintixNock {
  /** `POST /oauth/token` and so on, in the order of arrival. */
  readonly requests: readonly string[];
  /** The bodies of requests, in the same order. */
  readonly bodies: readonly string[];
  /** The answer to every request of a route, such as `GET /public/…`. */
  answer(route: string, answer: Answer | (() => Answer)): void;
}

const origins = ["https://api.printix.net", "https://auth.printix.net"];
const token = { access_token: "token-1", refresh_token: "refresh-1", expires_in: 599 };

undoAfterFile(() => {
  nock.cleanAll();
  nock.enableNetConnect();
  nock.restore();
});

/**
 * The Partner API behind nock. Hands out tokens; answers nothing else unless told to. Whatever is said must be as
 * described, or be marked as undescribed.
 */
export function printixNock(): PrintixNock {
  nock.cleanAll();
  nock.disableNetConnect();
  const requests: string[] = [];
  const bodies: string[] = [];
  const answers = new Map<string, Answer | (() => Answer)>([["POST /oauth/token", { status: 200, body: token }]]);

  async function serve(request: Request): Promise<[number, string]> {
    const { pathname, search } = new URL(request.url);
    const route = `${request.method} ${pathname}${search}`;
    requests.push(route);
    const asked = await request.text();
    bodies.push(asked);
    const planned = answers.get(route);
    if (planned === undefined) throw new Error(`no answer is planned for ${route}`);
    const answer = typeof planned === "function" ? planned() : planned;
    const { status, body } = answer;
    const contentType = request.headers.get("content-type") ?? undefined;
    holdToDescription({ method: request.method, path: pathname, body: asked, contentType }, answer);
    return [status, body === undefined ? "" : JSON.stringify(body)];
  }

  for (const origin of origins) {
    const scope = nock(origin).persist();
    for (const method of ["GET", "POST", "DELETE"]) scope.intercept(/.*/, method).reply(serve);
  }
  return { requests, bodies, answer: (route, answer) => answers.set(route, answer) };
}

/** A refusal as the conventions page shows one. */
export function refusal(status: number, title: string, detail?: string): Answer {
  return { status, body: wireProblem(status, { title, ...(detail !== undefined && { detail }) }) };
}
