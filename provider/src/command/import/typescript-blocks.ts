import type { TenantEntry } from "./tenants-yaml";

/** A program that declares the tenants. */
export function typescriptBlocks(entries: ReadonlyMap<string, TenantEntry>): string {
  const blocks = [...entries].map(([name, entry]) => {
    const properties = Object.entries(entry).map(([key, value]) => `  ${key}: ${JSON.stringify(value)},\n`);
    return `new printix.Tenant(${JSON.stringify(name)}, {\n${properties.join("")}});\n`;
  });
  return ['import * as printix from "pulumi-printix";\n', ...blocks].join("\n");
}
