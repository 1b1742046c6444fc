import { waitWithin } from "../common/deadline";
import type { Permit, TokenBucket } from "./token-bucket";

/**
 * Sends the first request of a client alone. Its answer says how many requests may go at once, so a partner with a lower
 * limit than our default is not refused. This costs one round trip, once.
 */
export function firstAlone(bucket: TokenBucket): TokenBucket {
  let isOpen = false;
  let first: Promise<void> | undefined;

  async function acquireFirst(signal: AbortSignal, end: () => void): Promise<Permit> {
    try {
      const permit = await bucket.acquire(signal);
      return {
        release: (update) => {
          permit.release(update);
          isOpen = true;
          end();
        },
      };
    } catch (error) {
      // It gave up before it was sent: the next one is the first.
      first = undefined;
      end();
      throw error;
    }
  }

  return {
    ...bucket,
    acquire: async (signal) => {
      while (!isOpen) {
        if (!first) {
          let end: () => void = () => undefined;
          first = new Promise((resolve) => (end = resolve));
          return acquireFirst(signal, end);
        }
        await waitWithin(first, signal);
      }
      return bucket.acquire(signal);
    },
  };
}
