import { badInput } from "../../messages/command";
import { watchOperations } from "../common/under-way";
import { engineLog } from "./engine-log";
import { NativeProvider } from "./native-provider";
import type { ProviderArguments } from "./provider-settings";

/**
 * What one process of the plugin serves. The engine starts a process for each provider of a program; one that a person has
 * started (`PULUMI_DEBUG_PROVIDERS`) serves all of them, of one run after the other. Each provider of a program has a
 * connection of its own, which is what tells its calls from those of others.
 */
export interface Plugin {
  env: NodeJS.ProcessEnv;
  version: string;
  schema: () => string;
  /**
   * The engine of a connection is at `HOST:PORT`.
   * @param peer the connection's own name
   */
  attach: (peer: string, engineAddress: string) => void;
  configure: (peer: string, provider: ProviderArguments) => void;
  provider: (peer: string) => NativeProvider;
  /** Ends the waits of a connection's provider: the engine was told to stop, or is done. */
  cancel: (peer: string) => void;
  /** Ends the waits of all of them, and settles when what was sent has its answer. */
  end: () => Promise<void>;
}

interface Session {
  provider: NativeProvider;
  settled: () => Promise<void>;
}

// Named so that a bundler takes them in: the plugin may be one file, with no package around it (scripts/plugin).
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { version } = require("../../../package.json") as { version: string };
// eslint-disable-next-line @typescript-eslint/no-require-imports
const readSchema = (): unknown => require("../../../schema.json");

/** @param engineAddress of the engine that has started this process, where one has: older ones tell it in no other way */
export function createPlugin(env: NodeJS.ProcessEnv, engineAddress: string | undefined): Plugin {
  const sessions = new Map<string, Session>();
  const engines = new Map<string, string>();

  return {
    env,
    version,
    schema: () => JSON.stringify(readSchema()),
    attach: (peer, address) => {
      engines.set(peer, address);
    },
    configure: (peer, provider) => {
      const address = engines.get(peer) ?? engineAddress;
      const notice = address === undefined ? () => undefined : engineLog(address);
      sessions.set(peer, watchOperations(new NativeProvider(provider, { env, notice, engineAddress: address })));
    },
    provider: (peer) => {
      // A connection that nobody used for half an hour is made anew.
      const session = sessions.get(peer) ?? (sessions.size === 1 ? [...sessions.values()][0] : undefined);
      if (session === undefined) throw badInput("The provider was called before it was configured.");
      return session.provider;
    },
    cancel: (peer) => {
      sessions.get(peer)?.provider.cancel();
    },
    end: async () => {
      for (const { provider } of sessions.values()) provider.cancel();
      await Promise.all([...sessions.values()].map(({ settled }) => settled()));
    },
  };
}
