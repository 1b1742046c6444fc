import { ref, type Json } from "../json";
import { conventionsPage } from "../source";

const status = { type: "integer", minimum: 400, maximum: 599, description: "The status of the answer." };
const title = { type: "string", description: "What happened, in short." };
const detail = { type: "string", description: "What happened, and mostly what to do about it." };

export const problem: Json = {
  type: "object",
  description: `A problem of the default type, which has nothing but these properties. ${conventionsPage("errors, RFC 7807")}`,
  required: ["type", "status", "title"],
  properties: { type: { const: "about:blank" }, status, title, detail },
  additionalProperties: false,
};

export const violationsProblem: Json = {
  type: "object",
  description: `A request that breaks rules, each of which is named. ${conventionsPage("errors, example of a non-default problem type")}`,
  required: ["type", "status", "title", "violations"],
  properties: {
    type: { const: "/problems/violations" },
    status,
    title,
    detail,
    violations: { type: "array", minItems: 1, items: ref("schemas", "Violation") },
  },
};

export const violation: Json = {
  type: "object",
  required: ["property_path", "in", "detail"],
  properties: {
    property_path: {
      type: "string",
      pattern: "^(/[^/]*)*$",
      description: "JSON pointer (RFC 6901) to the property; empty for the whole.",
    },
    in: { type: "string", minLength: 1, examples: ["body", "query"] },
    detail: { type: "string", description: "The rule." },
  },
};

export const tooManyRequestsProblem: Json = {
  type: "object",
  description: `Too many requests, in a moment or in a day. ${conventionsPage("example of 429 response")}`,
  required: ["type", "status", "title"],
  properties: { type: { const: "/problems/too-many-requests" }, status, title, detail },
};
