import { Limits } from "./limits/limits";
import { resolveOptions, type SandboxOptions } from "./options";
import type { Sandbox } from "./sandbox-handle";
import { buildServer } from "./server/build-server";
import { listen } from "./server/listen";
import { stopServer } from "./server/stop-server";
import { openStore } from "./store/store";
import { tenantTools } from "./tenant-tools";
import { Links } from "./wire/links";

/**
 * Starts a Partner API on this machine. With no options it listens on a free port of 127.0.0.1 and keeps everything in
 * memory. Throws an `OptionsError`, a `DataFileError`, or an error that says why it cannot listen.
 */
export async function startSandbox(given: SandboxOptions = {}): Promise<Sandbox> {
  const options = resolveOptions(given);
  const { partnerId, clientId, clientSecret, clock } = options;
  const store = openStore(options.dataFile);
  const limits = new Limits(options, clock, store.quota);
  let url = "";
  const app = buildServer({ options, store, limits, links: () => new Links(url) });
  try {
    url = await listen(app, options);
  } catch (error) {
    await app.close();
    store.close();
    throw error;
  }
  let stopping: Promise<void> | undefined;
  const authUrl = `${url}/oauth/token`;
  return {
    url,
    apiUrl: url,
    authUrl,
    partnerId,
    clientId,
    clientSecret,
    env: {
      PRINTIX_PARTNER_ID: partnerId,
      PRINTIX_CLIENT_ID: clientId,
      PRINTIX_CLIENT_SECRET: clientSecret,
      PRINTIX_API_URL: url,
      PRINTIX_AUTH_URL: authUrl,
    },
    ...tenantTools(store.tenants, partnerId, clock),
    requests: () => store.requests.all(),
    clearRequests: () => {
      store.requests.clear();
    },
    setLimits: (change) => {
      limits.change(change);
    },
    stop: () =>
      (stopping ??= stopServer(app).finally(() => {
        store.close();
      })),
  };
}
