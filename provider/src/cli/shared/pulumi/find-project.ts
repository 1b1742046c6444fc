import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { decodeText } from "../../../files/encoded-text";

/** Gives a file's text; undefined for whatever cannot be read. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** Reads from the disk. */
export const readIfReadable: ReadText = (path) => readFile(path).then(decodeText, () => undefined);

export interface Project {
  /** Its folder; the path begins as that of the folder where the search began. */
  folder: string;
  /** Its project file, which begins as the folder's path does. */
  path: string;
  /** What its project file says. */
  text: string;
}

/** Finds the project that a folder belongs to, as Pulumi does: the nearest one, upwards. */
export async function findProject(folder: string, readText: ReadText = readIfReadable): Promise<Project | undefined> {
  for (const name of ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"]) {
    const path = join(folder, name);
    const text = await readText(path);
    if (text !== undefined) return { folder, path, text };
  }
  const above = join(folder, "..");
  return resolve(above) === resolve(folder) ? undefined : findProject(above, readText);
}
