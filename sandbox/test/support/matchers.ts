import type { Answer } from "./caller";

export const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** The names of all properties, to any depth, with the types of their values. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

/** A problem of the default type, complete, as the conventions page has it. */
export function expectProblem(answer: Answer, status: number, title: string): void {
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("x-printix-request-id")).toMatch(UUID);
  expect(answer.body).toEqual({ type: "about:blank", status, title, detail: expect.any(String) as string });
}

/** Where the violations are and in what, of an answer that must be a violations problem. */
export function violationsOf(answer: Answer): string[] {
  expect(answer.status).toBe(400);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.body).toEqual({
    type: "/problems/violations",
    status: 400,
    title: "Bad request",
    detail: "The request contains one or more violations. Please resolve all of them and try again.",
    violations: expect.any(Array) as unknown[],
  });
  const { violations } = answer.body as { violations: { property_path: string; in: string; detail: string }[] };
  for (const { detail } of violations) expect(detail).toMatch(/^This value .+\.$/);
  return violations.map((violation) => `${violation.in}:${violation.property_path}`);
}
