import { readFileSync } from "node:fs";
import { join } from "node:path";

type Content = Record<string, { schema: object }>;

export interface Body {
  content?: Content;
}

export interface Response extends Body {
  headers?: Record<string, object>;
}

export interface Operation {
  operationId: string;
  requestBody?: Body;
  /** By status; resolved. */
  responses: Record<string, Response>;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, Response> };
}

/** docs/openapi.json as it stands on disk. */
export const apiDescription = JSON.parse(
  readFileSync(join(__dirname, "..", "..", "..", "docs", "openapi.json"), "utf8"),
) as Document;

/** What it has for a method and a path, whatever the query; undefined where it has nothing. */
export function operationOf(method: string, path: string): Operation | undefined {
  const [plain = ""] = path.split("?");
  const found = Object.entries(apiDescription.paths).find(([template]) => matcherOf(template).test(plain));
  const operation = found?.[1][method.toLowerCase()];
  return operation && { ...operation, responses: resolved(operation.responses) };
}

function matcherOf(template: string): RegExp {
  return new RegExp(`^${template.replace(/\{\w+\}/g, "[^/]+")}$`);
}

function resolved(responses: Operation["responses"]): Operation["responses"] {
  return Object.fromEntries(
    Object.entries(responses).map(([status, response]) => {
      const { $ref } = response as { $ref?: string };
      const name = $ref?.replace("#/components/responses/", "");
      return [status, name === undefined ? response : (apiDescription.components.responses[name] ?? {})];
    }),
  );
}
