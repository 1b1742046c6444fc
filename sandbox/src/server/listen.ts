import type { FastifyInstance } from "fastify";

/** Listens and returns the origin; throws an error that says in one line why it cannot. */
export async function listen(app: FastifyInstance, { host, port }: { host: string; port: number }): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") throw new Error(`port ${port} of ${host} is already in use`, { cause: error });
    if (code === "EACCES") throw new Error(`no permission to listen on port ${port} of ${host}`, { cause: error });
    throw error;
  }
}
