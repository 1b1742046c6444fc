import type { Json } from "./json";
import { apiPage } from "./source";

export const bearerToken: readonly Json[] = [{ partner: [] }];

/** For the token endpoint, and for what a browser asks before it may send a token. */
export const noToken: readonly Json[] = [];

export const securitySchemes: Json = {
  partner: {
    type: "oauth2",
    description: `Client id and client secret are given to a partner out of band, for each environment. ${apiPage("Prerequisites")}`,
    flows: {
      clientCredentials: {
        tokenUrl: "https://auth.printix.net/oauth/token",
        refreshUrl: "https://auth.printix.net/oauth/token",
        scopes: {},
      },
    },
  },
};
