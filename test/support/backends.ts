import { startPostgres } from "./servers/postgres";
import { startS3 } from "./servers/s3";
import { hasServer } from "./servers/server-program";

/** Where the engine keeps state: a folder of the test's own, or a real server that runs here. */
export type Backend = "file" | "postgres" | "s3";

export const backends: readonly Backend[] = ["file", "postgres", "s3"];

interface RunningBackend {
  /** What the engine finds it by; empty where it is the folder. */
  env: Record<string, string>;
  stop: () => Promise<void>;
}

const start: Record<Backend, () => Promise<RunningBackend>> = {
  file: () => Promise.resolve({ env: {}, stop: () => Promise.resolve() }),
  postgres: async () => {
    const { url, stop } = await startPostgres();
    return { env: { PULUMI_BACKEND_URL: url }, stop };
  },
  s3: async () => {
    const { bucketUrl, env, stop } = await startS3();
    return { env: { PULUMI_BACKEND_URL: bucketUrl, ...env }, stop };
  },
};

/** Gives a test a backend of its own, and takes it away whatever happens. */
export async function withBackend(
  backend: Backend,
  use: (env: Record<string, string>) => Promise<void>,
): Promise<void> {
  const { env, stop } = await start[backend]();
  try {
    await use(env);
  } finally {
    await stop();
  }
}

/** jest's `test` for what needs a backend, which is skipped, and said to be, where its server cannot be had. */
export function testOn(backend: Backend): jest.It {
  return backend === "file" || hasServer(backend) ? test : test.skip;
}
