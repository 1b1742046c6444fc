import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { endProcess } from "../end-process";
import { loopbackCertificate, privateAuthority } from "../private-authority";
import { onPort } from "./on-port";
import { serverEnvironment, startServer } from "./server-process";
import { serverProgram } from "./server-program";

export interface RedisOptions {
  /** Needs a password. Without a user, it is that of the default one. */
  user?: string;
  password?: string;
  isTls?: boolean;
  /** Whether what was answered is there again after `kill` and `restart`. */
  isPersistent?: boolean;
}

/** A real Redis on loopback. */
export interface Redis {
  url: string;
  /** The authority of its certificate, as a PEM file. */
  caFile?: string;
  /** What it answers to a command. */
  command: (...words: string[]) => Promise<unknown>;
  /** Ends it as a machine does that is switched off (SIGKILL). */
  kill: () => Promise<void>;
  /** Kills it where it runs, and starts it on the same port. */
  restart: () => Promise<void>;
  /** From now on it takes connections and answers nothing (SIGSTOP), until `resume`. */
  pause: () => void;
  resume: () => void;
  stop: () => Promise<void>;
}

/** Starts one of its own; it ends when it is stopped, or when this process does. */
export async function startRedis(options: RedisOptions = {}): Promise<Redis> {
  const { user, password, isTls = false } = options;
  const program = serverProgram("redis");
  const folder = await mkdtemp(join(tmpdir(), "printix-redis-"));
  const file = join(folder, "redis.conf");
  const caFile = join(folder, "ca.pem");

  const start = async (port: number) => {
    await writeFile(file, configuration(folder, port, options));
    const { child } = await startServer(program, ["redis-server", file], {
      ready: /Ready to accept connections/,
      last: "SIGKILL",
    });
    return { port, child };
  };

  try {
    if (isTls) await writeCertificates(folder, caFile);
    let { port, child } = await onPort(start);
    const credentials = password === undefined ? "" : `${user ?? ""}:${encodeURIComponent(password)}@`;
    const kill = (): Promise<void> => endProcess(child);
    const way = ["-h", "127.0.0.1", "-p", String(port), ...(isTls ? ["--tls", "--cacert", caFile] : [])];
    const as = user === undefined ? [] : ["--user", user];
    return {
      url: `${isTls ? "rediss" : "redis"}://${credentials}127.0.0.1:${port}`,
      ...(isTls && { caFile }),
      command: async (...words) => {
        const env = { ...serverEnvironment(program), ...(password !== undefined && { REDISCLI_AUTH: password }) };
        const args = [...way, ...as, "-e", "--json", ...words];
        return JSON.parse((await promisify(execFile)(join(program.bin, "redis-cli"), args, { env })).stdout) as unknown;
      },
      kill,
      restart: async () => {
        await kill();
        ({ port, child } = await start(port));
      },
      pause: () => child.kill("SIGSTOP"),
      resume: () => child.kill("SIGCONT"),
      stop: async () => {
        await kill();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function configuration(folder: string, port: number, { user, password, isTls, isPersistent }: RedisOptions): string {
  const hash = createHash("sha256")
    .update(password ?? "")
    .digest("hex");
  const rights = `on #${hash} ~* &* +@all`;
  return [
    "bind 127.0.0.1",
    `dir ${folder}`,
    'save ""',
    ...(isPersistent === true ? ["appendonly yes", "appendfsync always"] : []),
    ...(user !== undefined ? [`user ${user} ${rights}`, "user default off"] : []),
    ...(user === undefined && password !== undefined ? [`user default ${rights}`] : []),
    ...(isTls === true
      ? [
          `port 0\ntls-port ${port}\ntls-auth-clients no\ntls-ca-cert-file ${folder}/ca.pem`,
          `tls-cert-file ${folder}/cert.pem\ntls-key-file ${folder}/key.pem`,
        ]
      : [`port ${port}`]),
  ].join("\n");
}

async function writeCertificates(folder: string, caFile: string): Promise<void> {
  const authority = await privateAuthority();
  const { cert, key } = await loopbackCertificate(authority);
  await writeFile(caFile, authority.cert);
  await writeFile(join(folder, "cert.pem"), cert);
  await writeFile(join(folder, "key.pem"), key, { mode: 0o600 });
}
