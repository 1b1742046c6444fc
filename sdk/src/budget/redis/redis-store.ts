import { createHash } from "node:crypto";
import { createClient } from "@redis/client";
import { messageOf } from "../../errors/printix-error";
import type { Reply } from "../ledger/message";
import type { BudgetStore } from "../store";
import { ledgerScript } from "./ledger-script";

/** Where a Redis or Valkey server is, and who we are there. */
export interface RedisPlace {
  /** redis:// or rediss://, with user, password and the database's number. */
  url: URL;
  /** PEM texts; undefined for Node's own authorities. */
  certificateAuthorities: string[] | undefined;
}

/** How long one try to connect may take. */
const connectMs = 3_000;

const scriptSha = createHash("sha1").update(ledgerScript).digest("hex");

/** The ledger in a Redis server, where it runs as a script: one call a message, by the server's own clock. */
export function createRedisStore(place: RedisPlace, key: string): BudgetStore {
  let connection: Promise<RedisClient> | undefined;
  let underWay = 0;

  async function connect(): Promise<RedisClient> {
    const client = clientFor(place);
    // Each message learns of it by its own error, and the next one connects anew.
    client.on("error", forget);
    await client.connect();
    return client;
  }

  function connected(): Promise<RedisClient> {
    connection ??= connect();
    connection.catch(forget);
    return connection;
  }

  function forget(): void {
    const lost = connection;
    connection = undefined;
    lost?.then((client) => {
      if (client.isOpen) client.destroy();
    }, ignore);
  }

  return {
    exchange: async (message, late) => {
      late.addEventListener("abort", forget, { once: true });
      try {
        const client = await connected();
        underWay += 1;
        client.ref();
        try {
          return JSON.parse(await runLedger(client, key, JSON.stringify(message))) as Reply;
        } finally {
          underWay -= 1;
          // A member that waits for nothing does not keep its process alive.
          if (underWay === 0) client.unref();
        }
      } catch (error) {
        throw new Error(reasonOf(error), { cause: error });
      } finally {
        late.removeEventListener("abort", forget);
      }
    },
    close: () => {
      forget();
      return Promise.resolve();
    },
  };
}

type RedisClient = ReturnType<typeof clientFor>;

function clientFor({ url, certificateAuthorities: ca }: RedisPlace) {
  const tls = url.protocol === "rediss:" ? ({ tls: true, ...(ca && { ca }) } as const) : {};
  // Our own tries are the only ones: each message has its own time.
  const socket = { connectTimeout: connectMs, reconnectStrategy: false, ...tls } as const;
  return createClient({ url: url.href, socket, disableOfflineQueue: true });
}

/** A server that was started anew does not have the script yet. */
async function runLedger(client: RedisClient, key: string, message: string): Promise<string> {
  const call = { keys: [key], arguments: [message] };
  try {
    return textOf(await client.evalSha(scriptSha, call));
  } catch (error) {
    if (!messageOf(error).startsWith("NOSCRIPT")) throw error;
    return textOf(await client.eval(ledgerScript, call));
  }
}

function textOf(answer: unknown): string {
  if (typeof answer !== "string") throw new Error("the server answers with something else than text");
  return answer;
}

/** Of several addresses that refuse, only the code is told. */
function reasonOf(error: unknown): string {
  const message = messageOf(error);
  return message === "" ? String((error as NodeJS.ErrnoException).code) : message;
}

const ignore = (): undefined => undefined;
