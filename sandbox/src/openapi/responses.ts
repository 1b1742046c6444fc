import { headersOf, known } from "./headers";
import { ref, type Json } from "./json";
import { assumed, conventionsPage } from "./source";
import { statusCodes, type Method, type StatusCode } from "./status-codes";

/** The response of each status that is no plain success, by its name. */
export const responses: Json = Object.fromEntries(
  statusCodes.map((code) => [code.name, responseOf(code, known, problemContent(code))]),
);

/** What a method may be answered with beside its successes. */
export function otherwise(method: Method): Json {
  return Object.fromEntries(
    statusCodes
      .filter(({ methods }) => methods.includes(method))
      .map(({ status, name }) => [String(status), ref("responses", name)]),
  );
}

export function responseOf(code: StatusCode, headers: readonly string[], content: Json | undefined): Json {
  return {
    description: `${code.description} ${conventionsPage("table of status codes")}`,
    headers: headersOf(...headers, ...code.headers),
    ...(content && { content }),
  };
}

/** A problem whose `status` is that of the answer. */
export function problemContent({ status, problem }: Pick<StatusCode, "status" | "problem">): Json | undefined {
  if (problem === undefined) return undefined;
  const schema = { allOf: [problem, { properties: { status: { const: status } } }] };
  return { "application/problem+json": { schema } };
}

/** What the table of status codes does not have: a body that is larger than is read. */
export function tooLarge(headers: readonly string[]): Json {
  const problem = ref("schemas", "Problem");
  return {
    description: `The body is too large. ${assumed("no page has a limit; the sandbox reads 1 MiB.")}`,
    headers: headersOf(...headers),
    content: problemContent({ status: 413, problem }),
  };
}

/** A success. */
export function hal(description: string, schema: Json, examples?: Json): Json {
  const content = { "application/hal+json": { schema, ...(examples && { examples }) } };
  return { description, headers: headersOf(...known), content };
}

export function empty(description: string): Json {
  return { description, headers: headersOf(...known) };
}
