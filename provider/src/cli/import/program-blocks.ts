import { extname } from "node:path";
import { badFile } from "../../messages/command";
import { dynamicTenantType, nativeTenantType, type TenantType } from "../../tenant/tenant-types";
import type { Declarations } from "./declarations";

/** What a program imports for each type. */
const packages: Record<TenantType, string> = {
  [dynamicTenantType]: "pulumi-printix",
  [nativeTenantType]: "pulumi-printix/native",
};

/** The ways to import a whole package under one name. */
const imported = [
  /^\s*import\s+\*\s+as\s+(?<name>[\w$]+)\s+from\s+["'](?<from>[^"']+)["']/gm,
  /^\s*(?:import|const|let|var)\s+(?<name>[\w$]+)\s*=\s*require\(\s*["'](?<from>[^"']+)["']\s*\)/gm,
];

/**
 * A file of a program, which blocks can be added to. What it declares, only a preview can tell.
 *
 * @throws Refusal where it has the package in a way that blocks cannot use
 */
export function parseProgramFile(source: string, file: string, isModule: boolean, type: TenantType): Declarations {
  const imports = imported.flatMap((pattern) => [...source.matchAll(pattern)]);
  const known = imports.find(({ groups }) => groups?.["from"] === packages[type])?.groups?.["name"];
  if (known === undefined && /\bprintix\b/.test(source)) {
    throw badFile(
      `${file} has pulumi-printix in a way that declarations cannot be added to. Nothing was written.`,
      `Begin it with ${importLine(file, isModule, type)} or name another file with --typescript.`,
      ...(source.includes(packages[nativeTenantType]) && type === dynamicTenantType
        ? ["Use --native where the tenants are to be of the native plugin."]
        : []),
    );
  }
  const name = known ?? "printix";
  return {
    entries: new Map(),
    with: (added) => {
      if (added.size === 0) return source;
      const blocks = [...added].map(([tenant, entry]) => {
        const properties = Object.entries(entry).map(([key, value]) => `  ${key}: ${JSON.stringify(value)},\n`);
        return `new ${name}.Tenant(${JSON.stringify(tenant)}, {\n${properties.join("")}});\n`;
      });
      const head = source === "" ? [] : [source.endsWith("\n") ? source : `${source}\n`];
      const line = known === undefined ? [`${importLine(file, isModule, type)}\n`] : [];
      return [...head, ...line, ...blocks].join("\n");
    },
  };
}

/** The line that imports the package into a file of a program. */
export function importLine(file: string, isModule: boolean, type: TenantType): string {
  return usesRequire(file, isModule)
    ? `const printix = require("${packages[type]}");`
    : `import * as printix from "${packages[type]}";`;
}

/** The line that makes one file of a program run another one. */
export function runLine(file: string, path: string, isModule: boolean): string {
  const extension = extname(path);
  const start = path.startsWith(".") ? path : `./${path}`;
  if (usesRequire(file, isModule))
    return `require(${JSON.stringify(/^\.[jt]s$/.test(extension) ? withoutEnd(start) : start)});`;
  // For ES modules, Node wants the name of the compiled file.
  const ended = isModule ? start.replace(/\.ts$/, ".js") : withoutEnd(start);
  return `import ${JSON.stringify(ended)};`;
}

function usesRequire(file: string, isModule: boolean): boolean {
  const extension = extname(file);
  return extension === ".cjs" || (extension === ".js" && !isModule);
}

function withoutEnd(path: string): string {
  return path.replace(/\.[jt]s$/, "");
}
