import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { apiDescription, type Body } from "./api-description";

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(closed({ components: apiDescription.components }) as object, "openapi");

const validators = new Map<object, ValidateFunction>();

/** What of a body is not as described; a media type that is not named leaves all that are described. */
export function bodyFaults(text: string, { content }: Body, mediaType?: string): string[] {
  if (content === undefined) return text === "" ? [] : ["a body is described for this nowhere"];
  const types = Object.keys(content).filter((type) => mediaType === undefined || type === mediaType);
  if (types.length === 0) return [`its type ${mediaType} is not one of ${Object.keys(content).join(", ")}`];
  const faults = types.map((type) => faultsAs(type, text, content[type]?.schema ?? {}));
  return faults.some((of) => of.length === 0) ? [] : faults.flat();
}

function faultsAs(type: string, text: string, schema: object): string[] {
  const validate = validators.get(schema) ?? compile(schema);
  try {
    const body: unknown =
      type === "application/x-www-form-urlencoded"
        ? Object.fromEntries(new URLSearchParams(text))
        : (JSON.parse(text) as unknown);
    return validate(body) ? [] : (validate.errors ?? []).map(toText);
  } catch {
    return ["it is no JSON"];
  }
}

function toText({ instancePath, message, params }: ErrorObject): string {
  const { additionalProperty } = params as { additionalProperty?: string };
  return `${instancePath || "/"} ${message}${additionalProperty === undefined ? "" : `: ${additionalProperty}`}`;
}

function compile(schema: object): ValidateFunction {
  const validate = ajv.compile(JSON.parse(JSON.stringify(closed(schema)).replaceAll('"#/', '"openapi#/')) as object);
  validators.set(schema, validate);
  return validate;
}

/**
 * The same with no room for properties that are not described. The API may send more; a test that does so has either
 * got a name wrong, or does so on purpose and says so.
 */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== "object" || part === null) return part;
  const inner = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]));
  const isObject = "properties" in part && "type" in part;
  return isObject ? { ...inner, additionalProperties: false } : inner;
}
