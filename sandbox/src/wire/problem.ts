import { STATUS_CODES } from "node:http";

/** One thing wrong with a request, "Example of a non-default problem type" of the conventions page. */
export interface Violation {
  /** JSON pointer (RFC 6901) to the property. */
  readonly property_path: string;
  readonly in: "body" | "query";
  readonly detail: string;
}

/** Notes a violation of the property at this JSON pointer. */
export type ReportViolation = (propertyPath: string, detail: string) => void;

/** An RFC 7807 body, as the conventions page shows it. */
export interface ProblemBody {
  readonly type: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly violations?: readonly Violation[];
}

/** A refusal on its way to the answer: thrown anywhere, written by the one error handler. */
export class Problem extends Error {
  constructor(
    readonly body: ProblemBody,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(body.detail);
    this.name = "Problem";
  }
}

/** A problem of the default type. */
export function problem(status: number, detail: string, headers?: Readonly<Record<string, string>>): Problem {
  return new Problem({ type: "about:blank", status, title: STATUS_CODES[status] ?? "Error", detail }, headers);
}
