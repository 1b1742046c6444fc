import { readdir } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { debianPackage, librariesIn } from "./debian-package.ts";
import { folderWith, needSetpriv } from "./on-machine.ts";
import { NotHere } from "./not-here.ts";
import type { ServerProgram } from "./server-program.ts";

const programs = ["postgres", "initdb"];

/** The machine's own PostgreSQL, or Debian's. */
export async function postgres(): Promise<ServerProgram> {
  needSetpriv();
  needName();
  const own = folderWith(programs, await foldersOfVersions("/"));
  if (own !== undefined) return { bin: own };
  // What compiles queries (LLVM) is as large as all the rest, and not needed.
  const fetched = await debianPackage("postgresql", /^(postgresql-\d|lib(?!llvm))/);
  const bin = folderWith(programs, await foldersOfVersions(fetched));
  if (bin === undefined) throw new NotHere("Debian's postgresql has no server in it");
  return { bin, libraries: await librariesIn(fetched), fetched };
}

/** A container may run as a user that has none, and PostgreSQL does not. */
function needName(): void {
  try {
    userInfo();
  } catch {
    throw new NotHere("PostgreSQL runs only as a user that has a name");
  }
}

/** Debian keeps each version's programs apart, outside of PATH. */
async function foldersOfVersions(root: string): Promise<string[]> {
  const versions = join(root, "usr", "lib", "postgresql");
  const names = await readdir(versions).catch(() => []);
  return names.map((name) => join(versions, name, "bin"));
}
