import { always, headersOf } from "../headers";
import type { Json } from "../json";
import { otherwise } from "../responses";
import { noToken } from "../security";
import { assumed, conventionsPage } from "../source";

/** "Can be issued against any resource to request CORS support". */
export function optionsOf(resource: string): Json {
  const headers = headersOf(...always, "Allow", "Access-Control-Allow-Methods", "Access-Control-Allow-Headers");
  return {
    operationId: `${resource}Options`,
    tags: ["CORS"],
    summary: "Ask for CORS support",
    description: `${conventionsPage("methods")} ${assumed("it needs no token, since a browser asks before it may send one.")}`,
    security: noToken,
    responses: {
      "200": { description: "The methods of this resource.", headers },
      "204": {
        description: `The methods of this resource. ${assumed("it may have no body, and then says so.")}`,
        headers,
      },
      ...otherwise("OPTIONS"),
    },
  };
}
