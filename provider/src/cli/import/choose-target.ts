import { basename, dirname, extname, join, relative, sep } from "node:path";
import { dynamicTenantType, type TenantType } from "../../tenant/tenant-types";
import { importLine, runLine } from "./program-blocks";
import type { ProgramFolder } from "./program-folder";

/** The file that declarations are added to. */
export interface Target {
  kind: "yaml" | "program";
  path: string;
  /** What the program's first file lacks to read that file; absent where it lacks nothing, or where we cannot tell. */
  missing?: { path: string; lines: string[] };
}

export interface TargetParts {
  /** Of the tenants that it is to declare. */
  type: TenantType;
  /** The files that were asked for; the first one that is there counts. */
  typescript?: string | undefined;
  yaml?: string | undefined;
  /** The file for entries where none was asked for. */
  defaultYaml: string;
  hasDefaultYaml: boolean;
  program: ProgramFolder | undefined;
}

/** A file of entries where the folder has one or its program reads one; else a file of the program. */
export function chooseTarget({ type, typescript, yaml, defaultYaml, hasDefaultYaml, program }: TargetParts): Target {
  if (typescript !== undefined) return inProgram(typescript, program);
  // What reads a file of entries for a program declares dynamic tenants.
  const isUsual = hasDefaultYaml && type === dynamicTenantType;
  const isDefault = program === undefined || isUsual || program.mainText?.includes(basename(defaultYaml)) === true;
  if (yaml !== undefined || isDefault) return inYaml(yaml ?? defaultYaml, type, program);
  const { mainPath, mainText } = program;
  const path = mainText === undefined ? mainPath : join(dirname(mainPath), `tenants${extname(mainPath)}`);
  return inProgram(path, program);
}

function inYaml(path: string, type: TenantType, program: ProgramFolder | undefined): Target {
  const isRead = program?.mainText?.includes(basename(path)) === true;
  if (program === undefined || isRead || type !== dynamicTenantType) return { kind: "yaml", path };
  const { mainPath, mainText = "", workingFolder, isModule } = program;
  const line = importLine(mainPath, isModule, type);
  const call = `printix.tenantsFromFile(${JSON.stringify(relativePath(workingFolder, path))});`;
  return { kind: "yaml", path, missing: { path: mainPath, lines: [...(mainText.includes(line) ? [] : [line]), call] } };
}

function inProgram(path: string, program: ProgramFolder | undefined): Target {
  if (program === undefined || relative(program.mainPath, path) === "") return { kind: "program", path };
  const { mainPath, mainText = "", isModule } = program;
  const texts = [...mainText.matchAll(/["'`]([^"'`\n]+)["'`]/g)].map(([, text = ""]) => stemOf(text));
  if (texts.includes(stemOf(path))) return { kind: "program", path };
  const line = runLine(mainPath, relativePath(dirname(mainPath), path), isModule);
  return { kind: "program", path, missing: { path: mainPath, lines: [line] } };
}

function relativePath(folder: string, path: string): string {
  return relative(folder, path).split(sep).join("/");
}

/** A program may name the file with its extension, without it, or with that of the compiled file. */
function stemOf(path: string): string {
  return basename(path, extname(path));
}
