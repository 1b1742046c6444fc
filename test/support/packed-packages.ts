import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { published } from "../schemas/package-fields.ts";
import { runProcess } from "./run-process";

const repository = join(__dirname, "..", "..");

async function succeed(command: string, ...args: string[]): Promise<void> {
  const { status, output } = await runProcess(command, args, { cwd: repository, env: process.env });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${output}`);
}

/** Packs the packages of this repository into a folder, as a registry would have them. */
export async function packPackages(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const workspaces = published.flatMap((name) => ["--workspace", name]);
  await succeed("npm", "pack", "--pack-destination", folder, ...workspaces);
  const packed = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  expect(packed).toHaveLength(published.length);
  return packed.map((name) => join(folder, name));
}

/** Packs them and lays them out in a `node_modules`, without what they depend on; gives their folders by their names. */
export async function unpackPackages(folder: string): Promise<Record<string, string>> {
  const places: Record<string, string> = {};
  for (const archive of await packPackages(join(folder, "archives"))) {
    const name = /([a-z-]+)-\d[^/]*\.tgz$/.exec(archive)?.[1] ?? "";
    const place = join(folder, "node_modules", name);
    await mkdir(place, { recursive: true });
    await succeed("tar", "-xzf", archive, "--strip-components=1", "-C", place);
    places[name] = place;
  }
  return places;
}
