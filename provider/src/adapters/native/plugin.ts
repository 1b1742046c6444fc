import { badInput } from "../../messages/command";
import { watchOperations } from "../common/under-way";
import { engineLog } from "./engine-log";
import { NativeProvider, type PluginHost } from "./native-provider";
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
  /** The engine is there, at `HOST:PORT`. */
  attach: (engineAddress: string) => void;
  /** @param peer the connection's own name */
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

export function createPlugin(env: NodeJS.ProcessEnv): Plugin {
  const sessions = new Map<string, Session>();
  let engine: Pick<PluginHost, "notice" | "engineAddress"> = { notice: () => undefined };

  return {
    env,
    version,
    schema: () => JSON.stringify(readSchema()),
    attach: (engineAddress) => {
      engine = { notice: engineLog(engineAddress), engineAddress };
    },
    configure: (peer, provider) => {
      sessions.set(peer, watchOperations(new NativeProvider(provider, { env, ...engine })));
    },
    provider: (peer) => {
      // A connection that nobody used for half an hour is made anew.
      const session = sessions.get(peer) ?? (sessions.size === 1 ? [...sessions.values()][0] : undefined);
      if (session === undefined) throw badInput("The provider was asked before it was configured.");
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
