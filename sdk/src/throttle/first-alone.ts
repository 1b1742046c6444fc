import { waitWithin } from "../common/deadline";
import type { Permit, TokenBucket } from "./token-bucket";

/**
 * Lets a client's first request go alone. Its answer says how much may go at once, so that a partner who is allowed
 * less than we start with is not refused for what was sent in ignorance. It costs one journey, once.
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
      // It left before it was sent: whoever comes next is the first.
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
