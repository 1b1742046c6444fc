import type { Violation } from "./problem";
import { violationsProblem } from "./problems";

/** The `query` property of a paged collection: what was applied. */
export interface PageQuery {
  readonly limit: number;
  readonly offset: number;
}

/** Reads `limit` and `offset`. A limit above the page size is applied as the page size; nonsense throws a problem. */
export function parsePageQuery(query: unknown, pageSize: number): PageQuery {
  const given = query as Readonly<Record<string, unknown>>;
  const violations: Violation[] = [];
  const limit = pageNumber(given, "limit", 1, pageSize, violations);
  const offset = pageNumber(given, "offset", 0, 0, violations);
  if (violations.length > 0) throw violationsProblem(violations);
  return { limit: Math.min(limit, pageSize), offset };
}

function pageNumber(
  query: Readonly<Record<string, unknown>>,
  name: string,
  least: number,
  fallback: number,
  violations: Violation[],
): number {
  const given = query[name];
  if (given === undefined) return fallback;
  const value = typeof given === "string" && /^\d+$/.test(given) ? Number(given) : NaN;
  // No list is so long that a larger number would mean anything else.
  if (value >= least) return Math.min(value, Number.MAX_SAFE_INTEGER);
  const detail = `This value must be a whole number of at least ${least}.`;
  violations.push({ property_path: `/${name}`, in: "query", detail });
  return fallback;
}
