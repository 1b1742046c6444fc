import { z } from "zod";

/** One violated rule of a request (conventions: problem type `/problems/violations`). */
export interface Violation {
  /** JSON pointer to the property, as the server sent it: `/tenant_name`. */
  propertyPath: string;
  detail: string;
  /** Where the property is: body, query, … */
  location?: string;
}

/** An error answer's body according to RFC 7807. */
export interface Problem {
  type?: string;
  title?: string;
  detail?: string;
  violations: Violation[];
}

/** No request has more properties than this. */
const mostViolations = 50;

const text = z.string().optional().catch(undefined);

const violationSchema = z.object({
  property_path: z.string(),
  detail: z.string().catch("is not accepted"),
  in: text,
});

const problemSchema = z.object({
  type: text,
  title: text,
  detail: text,
  violations: z.array(z.unknown()).catch([]),
});

/**
 * Reads what can be read of a problem: an error must not get lost because its description is unusual.
 * The texts are as the server sent them: ApiError cleans them.
 */
export function parseProblem(body: string): Problem | undefined {
  const problem = problemSchema.safeParse(parseJson(body));
  if (!problem.success) return undefined;
  const { type, title, detail, violations } = problem.data;
  return {
    ...(type !== undefined && { type }),
    ...(title !== undefined && { title }),
    ...(detail !== undefined && { detail }),
    violations: violations.slice(0, mostViolations).flatMap((item) => {
      const violation = violationSchema.safeParse(item);
      if (!violation.success) return [];
      const { property_path: propertyPath, detail, in: location } = violation.data;
      return [{ propertyPath, detail, ...(location !== undefined && { location }) }];
    }),
  };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
