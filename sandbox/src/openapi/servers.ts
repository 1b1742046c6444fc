import type { Json } from "./json";
import { assumed } from "./source";

/** Where the API is, and where its tokens come from: two hosts in reality. */
export interface Servers {
  readonly api: readonly Json[];
  readonly token: readonly Json[];
}

export const partnerApi: Servers = {
  api: [
    { url: "https://api.printix.net", description: "Production." },
    {
      url: "https://api.testenv.printix.net",
      description: `Test environment. ${assumed("the API page names the test environment's token endpoint alone.")}`,
    },
  ],
  token: [
    { url: "https://auth.printix.net", description: "Production." },
    { url: "https://auth.testenv.printix.net", description: "Test environment." },
  ],
};

const here = [{ url: "/", description: "This sandbox." }];

/** Relative to where the description is served, so that it is true on any port. */
export const sandbox: Servers = { api: here, token: here };
