import type { System } from "printix-partner-sdk";
import { Refusal } from "./refusal";

/** Keeps a refresh from forgetting tenants by the dozen: nothing is told to be gone before it is known how many are. */
export interface VanishGuard {
  /** Runs a read. While reads go on, more tenants may turn out to be missing. */
  during<T>(read: () => Promise<T>): Promise<T>;
  /** Notes that a tenant is there; `isUnlisted` where the list did not show it, and its own GET did. */
  saw(isUnlisted?: boolean): void;
  /**
   * Waits, in a read, for leave to say that its tenant is gone.
   * @param listed how many tenants the partner's list holds, where one was read
   * @throws Refusal where too many would be
   */
  mayVanish(listed: number | undefined): Promise<void>;
}

/** The engine asks for the next tenant within milliseconds of an answer. */
const quietMs = 500;

/** So few may always vanish: a share of a small list is less than one tenant. */
const alwaysAllowed = 3;

/** @param maxPercent of what the list holds, that may vanish in one run; 100 for all of it, whatever it holds */
export function createVanishGuard(maxPercent: number, system: Pick<System, "sleep">): VanishGuard {
  const held = new Set<{ release: () => void; refuse: (refusal: Refusal) => void }>();
  let missing = 0;
  let seen = 0;
  let active = 0;
  let mostListed = 0;
  let refusal: Refusal | undefined;
  let quiet: AbortController | undefined;

  function refuse(why: string): void {
    refusal = new Refusal(
      `${missing} tenants of this stack would be forgotten, and ${why}: nothing was believed. Is this the right ` +
        "partner (printix:partnerId), the right environment (printix:environment, printix:apiUrl)? Were tenants created " +
        "a moment ago, wait until Printix lists them. Where they are really gone, allow it for one run: " +
        "PRINTIX_MAX_VANISHED_PERCENT=100, or `pulumi config set printix:maxVanishedPercent 100`.",
    );
    for (const { refuse: turnAway } of held) turnAway(refusal);
    held.clear();
  }

  function decide(): void {
    const allowed = Math.max(alwaysAllowed, (mostListed * maxPercent) / 100);
    if (maxPercent < 100 && missing > allowed) {
      refuse(`the partner's list, which holds ${mostListed}, does not have them: more than ${maxPercent} % of it`);
    }
  }

  /** Nobody asks any more before we answer. What is known now is all that will be. */
  function settle(): void {
    if (maxPercent < 100 && missing > alwaysAllowed && seen === 0) {
      refuse(`not one of those that were looked for is in the partner's list, which holds ${mostListed}`);
    }
    for (const { release } of held) release();
    held.clear();
  }

  function watch(): void {
    quiet?.abort();
    quiet = undefined;
    if (active > 0 || held.size === 0) return;
    const own = (quiet = new AbortController());
    void system.sleep(quietMs, own.signal).then(() => {
      if (!own.signal.aborted) settle();
    });
  }

  return {
    during: async (read) => {
      active += 1;
      watch();
      try {
        return await read();
      } finally {
        active -= 1;
        watch();
      }
    },
    saw: (isUnlisted = false) => {
      seen += 1;
      if (isUnlisted) missing -= 1;
    },
    mayVanish: async (listed = 0) => {
      missing += 1;
      mostListed = Math.max(mostListed, listed);
      if (!refusal) decide();
      if (refusal) throw refusal;
      active -= 1;
      try {
        await new Promise<void>((release, refuse) => {
          held.add({ release, refuse });
          watch();
        });
      } finally {
        active += 1;
      }
    },
  };
}
