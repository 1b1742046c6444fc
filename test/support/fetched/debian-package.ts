import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { nameInCache } from "../../../scripts/engine/cache.ts";
import { inCache } from "./in-cache.ts";
import { lastLine, NotHere } from "./not-here.ts";
import { folderWith } from "./on-machine.ts";

/**
 * The folder into which a Debian package was unpacked, once for a machine, with what the machine lacks of the packages
 * that it depends on. Nothing is installed, and nobody has to be root.
 *
 * @param needed the names of the packages that its programs cannot do without
 */
export async function debianPackage(name: string, needed: RegExp): Promise<string> {
  if (folderWith(["apt-get", "dpkg-deb"]) === undefined)
    throw new NotHere(`there is no ${name}, and no apt-get to fetch it with`);
  return inCache(nameInCache(`debian-${name}`, await release()), "usr", async (folder) => {
    const work = await mkdtemp(join(tmpdir(), "printix-debian-"));
    try {
      for (const archive of await download(name, needed, work)) await run(work, "dpkg-deb", "-x", archive, folder);
    } catch (error) {
      throw new NotHere(`Debian's ${name} could not be fetched: ${lastLine(error)}`);
    } finally {
      await rm(work, { recursive: true });
    }
  });
}

/** Where its shared libraries are. */
export async function librariesIn(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = files.filter(({ name }) => /^lib.+\.so(\.|$)/.test(name)).map(({ parentPath }) => parentPath);
  return [...new Set(found)];
}

/** Such as `bookworm`: what was built for one release of Debian does not run on another. */
async function release(): Promise<string> {
  const text = await readFile("/etc/os-release", "utf8");
  return /^VERSION_CODENAME=(\S+)$/m.exec(text)?.[1] ?? "unknown";
}

/** With lists of packages of its own: the machine's may be old, or not there, and are root's. */
async function download(name: string, needed: RegExp, work: string): Promise<string[]> {
  await mkdir(join(work, "lists", "partial"), { recursive: true });
  await mkdir(join(work, "cache", "archives", "partial"), { recursive: true });
  const options = [`Dir::State::lists=${work}/lists`, `Dir::Cache=${work}/cache`, "APT::Sandbox::User=root"];
  const apt = (...args: string[]): Promise<string> =>
    run(work, "apt-get", "-qq", ...options.flatMap((option) => ["-o", option]), ...args);
  await apt("update");
  const plan = await apt("--simulate", "--no-install-recommends", "install", name);
  const missing = [...plan.matchAll(/^Inst (\S+) /gm)].flatMap(([, one = ""]) => (needed.test(one) ? [one] : []));
  await apt("download", ...missing);
  return (await readdir(work)).filter((file) => file.endsWith(".deb"));
}

async function run(cwd: string, program: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, LC_ALL: "C" };
  return (await promisify(execFile)(program, args, { cwd, env, maxBuffer: 2 ** 26 })).stdout;
}
