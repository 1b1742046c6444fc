import { execFile } from "node:child_process";
import { chown, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { endProcess } from "../end-process";
import type { ServerProgram } from "../fetched/server-program.ts";
import { onPort } from "./on-port";
import { serverEnvironment, startServer } from "./server-process";
import { serverProgram } from "./server-program";

/** A real PostgreSQL on loopback. */
export interface Postgres {
  url: string;
  stop: () => Promise<void>;
}

const password = "postgres-test";
/** PostgreSQL refuses to run as root. This is `nobody` on any Linux. */
const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const asNobody = isRoot ? [`--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups"] : [];
/** What a crash of the machine would lose, no test needs. */
const hasty = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "jit=off"];

/** Starts one of its own; it ends when it is stopped, or when this process does. */
export async function startPostgres(): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), "printix-postgres-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const program = await reachable(serverProgram("postgres"), folder);
    const data = join(folder, "data");
    await initialise(program, folder, data);
    const settings = [...hasty, "listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`];
    const { child, port } = await onPort(async (port) => {
      const args = ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
      const server = await startServer(program, ["postgres", ...args], {
        ready: /database system is ready to accept connections/,
        // Killed, it would leave a segment of shared memory behind; at this it ends at once, and takes that away.
        last: "SIGQUIT",
        as: asNobody,
      });
      return { ...server, port };
    });
    return {
      url: `postgres://pulumi:${password}@127.0.0.1:${port}/postgres?sslmode=disable`,
      stop: async () => {
        await endProcess(child, "SIGQUIT");
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The cache lies in somebody's home, where `nobody` may not look. */
async function reachable(program: ServerProgram, folder: string): Promise<ServerProgram> {
  const { bin, libraries = [], fetched } = program;
  if (!isRoot || fetched === undefined) return program;
  const copy = join(folder, "program");
  await cp(fetched, copy, { recursive: true, verbatimSymlinks: true });
  const inCopy = (path: string): string => join(copy, relative(fetched, path));
  return { bin: inCopy(bin), libraries: libraries.map(inCopy) };
}

/** Makes an empty database, whose every user needs the password. */
async function initialise(program: ServerProgram, folder: string, data: string): Promise<void> {
  const passwordFile = join(folder, "password");
  await mkdir(data, { mode: 0o700 });
  await writeFile(passwordFile, password);
  if (isRoot) for (const path of [folder, data, passwordFile]) await chown(path, nobody, nobody);
  const options = ["--no-sync", "--locale=C", "--encoding=UTF8", "--auth=scram-sha-256", "--username=pulumi"];
  const args = [...asNobody, "--", join(program.bin, "initdb"), ...options, `--pwfile=${passwordFile}`, data];
  await promisify(execFile)("setpriv", args, { env: serverEnvironment(program) });
}
