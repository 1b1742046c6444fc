import type { dynamic } from "@pulumi/pulumi";
import { partnerId } from "./acme";

/** Stack config that a client can be made from. Keys as people write them, values as `pulumi config set` keeps them. */
export const stackConfig: Readonly<Record<string, string>> = {
  "printix:partnerId": partnerId,
  "printix:clientId": "client-7f",
  "printix:clientSecret": "s3cret-value",
  // Nothing is looked for in tests that bring no server.
  "printix:previewChecks": "false",
  // These are of the machine's clock, and no machine may be so busy that a test meets them.
  "printix:connectTimeoutSeconds": "3600",
  "printix:responseTimeoutSeconds": "3600",
};

/** The configuration as the dynamic host hands it over: it knows whole keys alone. */
export function hostConfig(values: Readonly<Record<string, string>>): dynamic.Config & { rawConfig: object } {
  const get = (key: string): string | undefined => values[key];
  return {
    get,
    rawConfig: values,
    require(key) {
      const value = get(key);
      if (value === undefined) throw new Error(`Missing required configuration key: ${key}`);
      return value;
    },
  };
}
