import { createHash } from "node:crypto";
import { createClient } from "@redis/client";
import { decoded } from "../../common/decoded";
import { messageOf } from "../../errors/printix-error";
import { redact } from "../../errors/redact";
import type { Message, Reply } from "../ledger/message";
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
  let connection: Connection | undefined;
  let underWay = 0;

  function connect(): Connection {
    const client = clientFor(place);
    const made = { client, ready: client.connect() };
    // Each message learns of it by its own error, and the next one connects anew.
    client.on("error", () => {
      forget(made);
    });
    made.ready.catch(() => {
      forget(made);
    });
    return made;
  }

  /** A connection that hangs while it is made is ended too. */
  function forget(lost: Connection | undefined): void {
    if (connection === lost) connection = undefined;
    if (lost?.client.isOpen === true) lost.client.destroy();
  }

  async function exchange(message: Message, late: AbortSignal): Promise<Reply> {
    const used = (connection ??= connect());
    const { client, ready } = used;
    const giveUp = (): void => {
      forget(used);
    };
    late.addEventListener("abort", giveUp, { once: true });
    underWay += 1;
    try {
      await ready;
      client.ref();
      return JSON.parse(await runLedger(client, key, JSON.stringify(message))) as Reply;
    } finally {
      underWay -= 1;
      // A member that waits for nothing does not keep its process alive.
      if (underWay === 0 && client.isOpen) client.unref();
      late.removeEventListener("abort", giveUp);
    }
  }

  return {
    exchange: (message, late) =>
      exchange(message, late).catch((error: unknown) => {
        // In either of the two forms in which somebody may repeat it.
        throw new Error(redact(reasonOf(error), [place.url.password, decoded(place.url.password)]));
      }),
    close: () => {
      forget(connection);
      return Promise.resolve();
    },
  };
}

interface Connection {
  client: RedisClient;
  ready: Promise<unknown>;
}

type RedisClient = ReturnType<typeof clientFor>;

function clientFor({ url, certificateAuthorities: ca }: RedisPlace) {
  const tls = url.protocol === "rediss:" ? ({ tls: true, ...(ca && { ca }) } as const) : {};
  // Our own tries are the only ones: each message has its own time.
  const socket = { connectTimeout: connectMs, reconnectStrategy: false, ...tls } as const;
  // Says nothing at the beginning that a user would need further rights for.
  const quiet = { disableClientInfo: true, maintNotifications: "disabled" } as const;
  return createClient({ url: url.href, socket, disableOfflineQueue: true, ...quiet });
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
  if (typeof answer !== "string") throw new Error("the server's answer is not text");
  return answer;
}

/** Of several addresses that refuse, only the code is told. */
function reasonOf(error: unknown): string {
  const message = messageOf(error);
  return message === "" ? String((error as NodeJS.ErrnoException).code) : message;
}
