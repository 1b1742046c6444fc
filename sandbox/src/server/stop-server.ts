import type { FastifyInstance } from "fastify";

/** How long a request that is under way may take to finish. */
const GRACE_MS = 1000;

/** Closes idle connections at once and the others when they are answered, but waits for no one for ever. */
export async function stopServer(app: FastifyInstance): Promise<void> {
  const timer = setTimeout(() => {
    app.server.closeAllConnections();
  }, GRACE_MS);
  try {
    await app.close();
  } finally {
    clearTimeout(timer);
  }
}
