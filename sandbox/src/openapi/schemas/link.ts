import type { Json } from "../json";

export const link: Json = {
  type: "object",
  description: "A link as in HAL.",
  required: ["href"],
  properties: { href: { type: "string", format: "uri-reference", minLength: 1 } },
};
