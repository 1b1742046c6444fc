import { always, headersOf } from "../headers";
import { ref, type Json } from "../json";
import { problemContent, responseOf, tooLarge } from "../responses";
import { noToken } from "../security";
import { apiPage, assumed } from "../source";
import { statusCodes, type StatusCode } from "../status-codes";
import { optionsOf } from "./options";

/** A refusal in OAuth's words or, as everywhere else, as a problem. */
function refusalContent(code: StatusCode): Json | undefined {
  const content = problemContent(code);
  return content && { "application/json": { schema: ref("schemas", "OAuthError") }, ...content };
}

const refusals = Object.fromEntries(
  statusCodes
    .filter(({ status, methods }) => status !== 202 && methods.includes("POST"))
    .map((code) => [String(code.status), responseOf(code, always, refusalContent(code))]),
);

const requestTokens: Json = {
  operationId: "requestTokens",
  tags: ["Authentication"],
  summary: "Request or refresh tokens",
  description: [
    "Exchanges a client's credentials, or its refresh token, for a pair of tokens.",
    apiPage("Request Tokens"),
    apiPage("Refresh Tokens"),
    assumed("refusals are those of OAuth (RFC 6749 §5.2), or problems; the page shows none."),
  ].join(" "),
  security: noToken,
  requestBody: {
    required: true,
    content: {
      "application/x-www-form-urlencoded": {
        schema: { oneOf: [ref("schemas", "ClientCredentials"), ref("schemas", "RefreshToken")] },
      },
    },
  },
  responses: {
    "200": {
      description: `A pair of tokens. ${apiPage("Request Tokens")}`,
      headers: headersOf(...always),
      content: { "application/json": { schema: ref("schemas", "Tokens") } },
    },
    ...refusals,
    "413": tooLarge(always),
  },
};

/** `/oauth/token`: on a host of its own in reality. */
export function tokenPath(servers: readonly Json[]): Json {
  return { servers, post: requestTokens, options: optionsOf("token") };
}
