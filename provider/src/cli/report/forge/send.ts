import { messageOf } from "printix-partner-sdk";
import { forgeBusy, forgeRefused, forgeSilent, forgeStrange } from "../../../messages/report";
import { LostAnswer } from "./lost-answer";
import { isThrottled, waitSeconds } from "./retry-wait";

/** A request to a forge. */
export interface Ask {
  method: "GET" | "POST" | "PUT" | "PATCH";
  url: URL;
  /** What messages say it was for, such as `write the comment`. */
  what: string;
  body?: unknown;
  contentType?: string;
  /** Whether it has one result however often it is carried out. By default, all but a POST have. */
  isRepeatable?: boolean;
  /** A status that is an answer too, and no failure. */
  accepts?: number;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

export type Send = (ask: Ask) => Promise<Answer>;

export interface SendSettings {
  forge: string;
  headers: Record<string, string>;
  /** It is in no message, whatever a server says. */
  token: string;
  /** What to do about a status that is no success. */
  stepsFor: (status: number, what: string) => string[];
  fetch: typeof fetch;
  sleep: (ms: number) => Promise<void>;
  note: (line: string) => void;
}

export const maxAttempts = 4;
const timeoutMs = 30_000;
/** A pipeline's step waits no longer than this at a time. */
const maxWaitSeconds = 60;

/**
 * The one place where requests are sent and repeated: what is repeatable after any failure, all else only after an answer
 * that says that nothing was done.
 *
 * @throws LostAnswer for what is not repeatable, and may have been carried out
 */
export function createSend({ forge, headers, token, stepsFor, fetch, sleep, note }: SendSettings): Send {
  async function once({ method, url, body, contentType = "application/json" }: Ask): Promise<Response> {
    return await fetch(url, {
      method,
      headers: { ...headers, ...(body !== undefined && { "content-type": contentType }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // The token goes to nobody else.
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
  }

  return async (ask) => {
    const doing = { forge, what: ask.what };
    const isRepeatable = ask.isRepeatable ?? ask.method !== "POST";
    for (let attempt = 1; ; attempt += 1) {
      let seconds: number | undefined;
      let reason: string;
      try {
        const response = await once(ask);
        const { status, headers: answered } = response;
        const text = await response.text();
        const isFailure = status >= 500;
        if (!isFailure && !isThrottled(response)) {
          const said = wordsOf(text).replaceAll(token, "…");
          if (!response.ok && status !== ask.accepts)
            throw forgeRefused(doing, status, said, stepsFor(status, ask.what));
          return { status, headers: answered, body: parsed(text, doing) };
        }
        if (isFailure && !isRepeatable) throw new LostAnswer(forgeSilent(doing, `status ${status}`));
        reason = `status ${status}`;
        seconds = waitSeconds(answered);
      } catch (error) {
        if (!isFailureOfNetwork(error)) throw error;
        reason = messageOf(error.cause ?? error).replace(/\.$/, "");
        if (!isRepeatable) throw new LostAnswer(forgeSilent(doing, reason));
      }
      if (attempt === maxAttempts) throw forgeSilent(doing, `${reason}, ${maxAttempts} times`);
      const wait = seconds ?? 2 ** (attempt - 1);
      if (wait > maxWaitSeconds) throw forgeBusy(doing, wait);
      if (wait > 2) note(`${forge}: ${reason}, waiting ${Math.ceil(wait)} s`);
      await sleep(wait * 1000);
    }
  };

  function parsed(text: string, doing: { forge: string; what: string }): unknown {
    try {
      return text === "" ? undefined : JSON.parse(text);
    } catch {
      throw forgeStrange(doing);
    }
  }
}

/**
 * `fetch` throws a TypeError if no answer came, and a DOMException if the time was up. They are known by name: `fetch` may
 * be of another realm than this file, as it is under jest.
 */
function isFailureOfNetwork(error: unknown): error is Error {
  return ["TypeError", "TimeoutError"].includes((error as Error).name);
}

/** What a forge says about a failure: all three have `message`, GitLab sometimes as an object, or `error`. */
function wordsOf(text: string): string {
  try {
    const { message, error } = JSON.parse(text) as Record<string, unknown>;
    const words = message ?? error ?? "";
    return typeof words === "string" ? words : JSON.stringify(words);
  } catch {
    return "";
  }
}
