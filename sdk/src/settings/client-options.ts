import type { PartnerClientOptions } from "../options/options";
import { clientSettings, type ClientSettingName } from "./client-settings";
import type { SettingReader } from "./setting-reader";

/** A client's options, as far as they are set. The reader collects what is wrong. */
export function readClientOptions(
  reader: SettingReader<ClientSettingName>,
): Omit<PartnerClientOptions, "environment"> & Required<Pick<PartnerClientOptions, "environment">> {
  const { text, positive, milliseconds, required } = reader;
  for (const [name, setting] of Object.entries(clientSettings)) {
    if ("isRequired" in setting) required(name as ClientSettingName);
  }
  return {
    partnerId: text("partnerId") ?? "",
    clientId: text("clientId") ?? "",
    clientSecret: text("clientSecret") ?? "",
    environment: reader.oneOf("environment", ["production", "test"]) ?? "production",
    ...withoutUndefined({
      apiUrl: text("apiUrl"),
      authUrl: text("authUrl"),
      caFile: text("caFile"),
      budget: text("budget"),
    }),
    throttle: withoutUndefined({
      requestsPerSecond: positive("requestsPerSecond"),
      burst: positive("burst"),
      dailyQuota: positive("dailyQuota"),
    }),
    timing: withoutUndefined({
      connectMs: milliseconds("connectTimeoutSeconds"),
      responseMs: milliseconds("responseTimeoutSeconds"),
      operationMs: milliseconds("operationTimeoutSeconds"),
      maxWaitMs: milliseconds("maxWaitSeconds"),
      listLagMs: milliseconds("listLagSeconds"),
    }),
    cancel: withoutUndefined({ method: text("cancelMethod"), path: text("cancelPath") }),
  };
}

function withoutUndefined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;
}
