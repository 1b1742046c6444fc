import type { Json } from "../json";
import { apiPage, assumed } from "../source";

const text = { type: "string", minLength: 1 };

export const clientCredentials: Json = {
  type: "object",
  title: "Client credentials",
  description: apiPage("Request Tokens"),
  required: ["grant_type", "client_id", "client_secret"],
  properties: { grant_type: { const: "client_credentials" }, client_id: text, client_secret: text },
};

export const refreshToken: Json = {
  type: "object",
  title: "Refresh token",
  description: `${apiPage("Refresh Tokens")} ${assumed("a client secret may be sent all the same.")}`,
  required: ["grant_type", "client_id", "refresh_token"],
  properties: { grant_type: { const: "refresh_token" }, client_id: text, refresh_token: text, client_secret: text },
};

export const tokens: Json = {
  type: "object",
  description: `An access token, and a refresh token to get the next one with. ${apiPage("Request Tokens")}`,
  required: ["access_token", "refresh_token", "expires_in"],
  properties: {
    access_token: text,
    refresh_token: text,
    expires_in: { type: "number", minimum: 0, description: "Seconds until the access token expires." },
  },
  examples: [
    {
      access_token: "5a8c4ec4-ff70-4f4c-b088-29a8cae38062",
      refresh_token: "e6f05338-9d27-466b-afa8-0ce72945da7d",
      expires_in: 599,
    },
  ],
};

export const oauthError: Json = {
  type: "object",
  description: `A refusal as in RFC 6749 §5.2. ${assumed("the page shows none.")}`,
  required: ["error"],
  properties: {
    error: { ...text, examples: ["invalid_client", "invalid_grant", "invalid_request", "unsupported_grant_type"] },
    error_description: { type: "string" },
    error_uri: { type: "string", format: "uri-reference" },
  },
};
