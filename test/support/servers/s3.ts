import { endProcess } from "../end-process";
import { startServer } from "./server-process";
import { serverProgram } from "./server-program";

/** An S3-compatible server on loopback, whose objects are in its memory. */
export interface S3 {
  url: string;
  /** The URL of one of its buckets, as the engine has it for a backend. */
  bucketUrl: string;
  /** Keys that it takes, as it takes any. */
  env: Record<string, string>;
  stop: () => Promise<void>;
}

const bucket = "state";

/** Starts one of its own; it ends when it is stopped, or when this process does. */
export async function startS3(): Promise<S3> {
  const options = ["-backend", "memory", "-host", "127.0.0.1:0", "-initialbucket", bucket];
  const { child, said } = await startServer(serverProgram("s3"), ["gofakes3", ...options], {
    ready: /using port: \d+\n/,
    last: "SIGKILL",
  });
  const [, port = ""] = /using port: (\d+)/.exec(said) ?? [];
  const host = `127.0.0.1:${port}`;
  return {
    url: `http://${host}`,
    bucketUrl: `s3://${bucket}?endpoint=${host}&disableSSL=true&s3ForcePathStyle=true&region=us-east-1`,
    env: { AWS_ACCESS_KEY_ID: "any", AWS_SECRET_ACCESS_KEY: "any" },
    stop: () => endProcess(child),
  };
}
