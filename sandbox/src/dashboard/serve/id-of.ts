import type { FastifyRequest } from "fastify";

/** The id that a path names; empty where it names none. */
export function idOf({ params }: FastifyRequest): string {
  return (params as { readonly id?: string }).id ?? "";
}
