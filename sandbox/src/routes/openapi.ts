import { openApiDocument } from "../openapi/openapi-document";
import { sandbox } from "../openapi/servers";
import type { Handler } from "../server/resource";
import { sendJson } from "../server/send";

/** The description of this API, with this sandbox as its server. */
export function openapi(): Handler {
  const document = openApiDocument(sandbox);
  return (_request, reply) => sendJson(reply, 200, document);
}
