import { operationOf } from "./api-description";
import { bodyFaults } from "./body-faults";

export interface DescribedRequest {
  method: string;
  path: string;
  body: string;
  contentType?: string | undefined;
}

export interface DescribedAnswer {
  status: number;
  body?: unknown;
  contentType?: string | undefined;
}

/** What of a request's body is not as docs/openapi.json has it. A place that it does not have is no fault here. */
export function requestFaults({ method, path, body, contentType }: DescribedRequest): string[] {
  const operation = operationOf(method, path);
  if (operation === undefined) return [];
  return bodyFaults(body, operation.requestBody ?? {}, mediaTypeOf(contentType)).map(
    (fault) => `the request ${method} ${path}: ${fault}`,
  );
}

/** What of an answer is not as docs/openapi.json has it, for this call and this status. */
export function answerFaults(
  { method, path }: DescribedRequest,
  { status, body, contentType }: DescribedAnswer,
): string[] {
  const answer = `the answer ${status} to ${method} ${path}`;
  const response = operationOf(method, path)?.responses[String(status)];
  if (response === undefined) return [`${answer}: it is described nowhere`];
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  return bodyFaults(text, response, mediaTypeOf(contentType)).map((fault) => `${answer}: ${fault}`);
}

function mediaTypeOf(contentType: string | undefined): string | undefined {
  return contentType?.split(";")[0]?.trim();
}
