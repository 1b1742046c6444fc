import { realpathSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { cli, dynamicHost, isEngine, isProgram, languageHost } from "./programs.ts";

/** Programs of a `pulumi` on PATH that lie in several folders. */
export type ScatteredEngine = Record<string, string>;

/**
 * The folder of the engine on PATH. A link is followed to its installation, unless it leads to a version manager's own
 * program, which acts by the name that it is called with.
 */
export function engineOnPath(path: string): string | ScatteredEngine | undefined {
  const folders = path.split(delimiter).filter((folder) => folder !== "");
  const find = (program: string) => folders.map((folder) => join(folder, program)).find(isProgram);
  const pulumi = find(cli);
  if (pulumi === undefined) return undefined;
  const real = realpathSync(pulumi);
  if (basename(real) === cli && isEngine(dirname(real))) return dirname(real);
  if (isEngine(dirname(pulumi))) return dirname(pulumi);
  const host = [join(dirname(real), languageHost), find(languageHost)].find(
    (file) => file !== undefined && isProgram(file),
  );
  if (host === undefined) return undefined;
  const dynamic = find(dynamicHost);
  return { [cli]: pulumi, [languageHost]: host, ...(dynamic === undefined ? {} : { [dynamicHost]: dynamic }) };
}
