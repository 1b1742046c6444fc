import { newApp } from "./app";
import { MovableClock } from "./common/clock";
import { Delays } from "./common/delays";
import { newSecret } from "./common/secrets";
import { CONTROL_PREFIX } from "./control/control-context";
import { Faults } from "./faults/faults";
import { Rewrites } from "./faults/rewrites";
import type { Sandbox } from "./handle/handle";
import { sandboxTools } from "./handle/tools";
import { Limits } from "./limits/limits";
import { Partners } from "./partners/partners";
import { seedTenants } from "./seed/seed-tenants";
import { listen } from "./server/listen";
import { stopServer } from "./server/stop-server";
import type { SandboxContext } from "./state/context";
import type { SandboxOptions } from "./state/options";
import { resolveOptions, type ResolvedOptions } from "./state/resolve-options";
import { NO_SWITCHES } from "./state/switches";
import { openStore, type Store } from "./store/store";
import { Links } from "./wire/links";

/**
 * Starts a Partner API on this machine. With no options it listens on a free port of 127.0.0.1 and keeps everything in
 * memory. Throws an `OptionsError`, a `DataFileError`, or an error that says why it cannot listen.
 */
export async function startSandbox(given: SandboxOptions = {}): Promise<Sandbox> {
  const options = resolveOptions(given);
  const store = openStore(options.dataFile);
  try {
    return await serve(options, store);
  } catch (error) {
    store.close();
    throw error;
  }
}

async function serve(options: ResolvedOptions, store: Store): Promise<Sandbox> {
  const { partnerId, clientId, clientSecret } = options.partners[0];
  const clock = new MovableClock(options.clock, store.clock.movedMs);
  const limits = new Limits(clock, store.quota);
  const partners = new Partners(limits, store.access);
  let url = "";
  const delays = new Delays();
  const context: SandboxContext = {
    ...{ options, clock, store, partners, limits, delays },
    switches: { ...NO_SWITCHES },
    links: () => new Links(url),
  };
  const faults = new Faults(options.seed);
  const rewrites = new Rewrites();
  const tools = sandboxTools(context, faults, rewrites);
  const controlToken = newSecret();
  const control = { token: controlToken, isRemoteAllowed: options.isRemoteAllowed, tools, store };
  const app = newApp({ api: context, faults, rewrites, control });
  try {
    // A start that fails, for one because its port is in use, leaves the data file as it was.
    url = await store.inTransaction(async () => {
      for (const partner of options.partners) partners.add(partner);
      store.accepted.carryOutAll(clock.nowMs());
      seedTenants(context, partnerId);
      return listen(app, options);
    });
  } catch (error) {
    await app.close();
    throw error;
  }
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    delays.end();
    return (stopping ??= stopServer(app).finally(() => {
      store.close();
    }));
  };
  const authUrl = `${url}/oauth/token`;
  return {
    ...tools,
    url,
    apiUrl: url,
    authUrl,
    partnerId,
    clientId,
    clientSecret,
    controlToken,
    dashboardUrl: `${url}${CONTROL_PREFIX}?token=${controlToken}`,
    env: {
      PRINTIX_PARTNER_ID: partnerId,
      PRINTIX_CLIENT_ID: clientId,
      PRINTIX_CLIENT_SECRET: clientSecret,
      PRINTIX_API_URL: url,
      PRINTIX_AUTH_URL: authUrl,
    },
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
