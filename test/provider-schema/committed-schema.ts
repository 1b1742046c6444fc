import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ObjectSpec, PropertySpec } from "../schemas/type-spec.ts";

/** What tests look at of provider/schema.json. */
export interface CommittedSchema {
  version: string;
  pluginDownloadURL: string;
  config: { variables: Record<string, PropertySpec> };
  provider: { inputProperties: Record<string, PropertySpec> };
  types: Record<string, Partial<ObjectSpec> & { enum?: { value: string }[] }>;
  resources: {
    "printix:index:Tenant": ObjectSpec & {
      inputProperties: Record<string, PropertySpec>;
      requiredInputs: string[];
      aliases: { type: string }[];
    };
  };
  functions: Record<string, { inputs?: ObjectSpec; outputs: ObjectSpec }>;
}

export function committedSchema(): CommittedSchema {
  return JSON.parse(readFileSync(join(__dirname, "../../provider/schema.json"), "utf8")) as CommittedSchema;
}

/** The name of a resource, a function or a type in the schema. */
export function tokenOf(name: string): string {
  return `printix:index:${name}`;
}
