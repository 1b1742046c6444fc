import type { FastifyRequest } from "fastify";

/** Tells whoever runs the sandbox what went wrong inside it, in one line; the caller learns only the request id. */
export function reportFailure(request: FastifyRequest, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`printix-partner-sandbox: request ${request.id} failed: ${message}\n`);
}
