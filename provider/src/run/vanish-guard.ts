import { whyNotAbsent, type FreshLook, type System } from "printix-partner-sdk";
import { oneWitness, wouldVanish } from "../messages/partner";
import type { Refusal } from "../messages/refusal";
import { alwaysAllowed, isTooMany } from "./vanish-share";

/** A tenant whose own address says that it is not there. */
export interface Missing {
  id: string;
  /** How messages name it. */
  label: string;
  /** Its own link, as state has it. */
  selfUrl: string | undefined;
}

/**
 * Keeps a run from forgetting tenants on the word of one witness, or of the wrong server: a tenant is gone where its own
 * address says so and the partner's list, read after that, does not show it; not before it is known how many are missing,
 * and that the server has tenants of ours at all.
 *
 *     asking    reads or cancels are under way, and whoever is missing is held
 *       |       the last one ends, or is held
 *     quiet     for half a second; whoever asks leads back to asking
 *       |
 *     looking   the list is read; whoever asks leads back to asking, and the list is not used
 *       |       the list shows a tenant: that one is turned away, and counts as seen
 *       |       something speaks against all others: they are turned away, and the run is
 *     refused   to its end: whoever else is missing is turned away at once
 *       |       nothing speaks against them: they are let go, and the run goes on
 *     asking
 *
 * Evidence decides, by the list: which tenants it shows, whether it shares any with state, at which hosts they are, and what
 * it held before. The clock tells only when nobody asks any more, which the engine does not say: in place of it, the number
 * of tenants that the engine is going to ask about would do.
 */
export interface VanishGuard {
  /** Runs a read or a cancel. While some go on, more tenants may turn out to be missing. */
  track<T>(work: () => Promise<T>): Promise<T>;
  /** Notes that a tenant of ours is there, or was until we cancelled it. */
  noteSeen(): void;
  /** @throws Refusal where too many were missing already: nothing more has to be asked for */
  assertNotRefused(): void;
  /**
   * Waits, in a read or a cancel, for leave to say that a tenant is gone.
   * @throws Refusal where the list shows it, too many are missing, or the server is not the one that the link is of
   */
  confirmGone(missing: Missing): Promise<void>;
}

/** The engine asks for the next tenant within milliseconds of an answer. */
const quietMs = 500;

interface Held extends Missing {
  release: () => void;
  refuse: (error: unknown) => void;
}

/**
 * @param maxPercent of what the partner had before this run, that may vanish in it; 100 for all of it
 * @param readList a list that is begun after it was asked for
 */
export function createVanishGuard(
  maxPercent: number,
  system: Pick<System, "sleep">,
  readList: () => Promise<FreshLook>,
): VanishGuard {
  const held = new Set<Held>();
  const missingHosts = new Set<string>();
  let missing = 0;
  let seen = 0;
  let active = 0;
  let refusal: Refusal | undefined;
  let quiet: AbortController | undefined;

  function refuse(why: string): void {
    refusal = wouldVanish(missing, why);
    turnAway(refusal);
  }

  function turnAway(error: unknown): void {
    for (const { refuse: reject } of held) reject(error);
    held.clear();
  }

  /** The second witness speaks for each tenant alone: one that it shows is no missing one, and tells that the server is right. */
  function turnAwayShown(list: FreshLook): void {
    for (const tenant of held) {
      const shownBy = whyNotAbsent(list, tenant.id);
      if (shownBy === undefined) continue;
      held.delete(tenant);
      missing -= 1;
      if (list.unreadable.length === 0) seen += 1;
      tenant.refuse(oneWitness(tenant.label, tenant.id, shownBy));
    }
  }

  /** A server whose links are all of another host than state's is not the one that the tenants were made at. */
  function elsewhere(list: FreshLook): string | undefined {
    const hosts = new Set(list.others.flatMap(({ selfUrl }) => hostOf(selfUrl) ?? []));
    const strange = [...missingHosts].find((host) => !hosts.has(host));
    if (strange === undefined || hosts.size === 0) return undefined;
    return `state has ${missing === 1 ? "that tenant" : "those tenants"} at ${strange}, and Printix lists ${list.others.length}, all at ${[...hosts].join(", ")}`;
  }

  /** What speaks against a server that had not one tenant of those that were looked for. */
  function doubtOf({ others }: FreshLook): string | undefined {
    if (missing > alwaysAllowed) {
      return `Printix lists ${others.length}, and none of those that were looked for`;
    }
    return others.length === 0 ? "Printix lists no tenant at all" : undefined;
  }

  function tooMany({ had }: FreshLook): string | undefined {
    if (!isTooMany(missing, had, maxPercent)) return undefined;
    return `Printix listed ${had}, does not list these, and only ${maxPercent} % of them may go at once`;
  }

  /** Nobody asks any more before we answer. What is known now is all that will be. */
  async function settle(turn: AbortSignal): Promise<void> {
    let list: FreshLook;
    try {
      list = await readList();
    } catch (error) {
      turnAway(error);
      return;
    }
    // Somebody came while the list was read: the next quiet moment decides.
    if (turn.aborted) return;
    turnAwayShown(list);
    if (held.size === 0) return;
    const doubt = seen === 0 ? (elsewhere(list) ?? doubtOf(list)) : undefined;
    const why = maxPercent < 100 ? (doubt ?? tooMany(list)) : undefined;
    if (why !== undefined) {
      refuse(why);
      return;
    }
    for (const { release } of held) release();
    held.clear();
  }

  function watch(): void {
    quiet?.abort();
    quiet = undefined;
    if (active > 0 || held.size === 0) return;
    const own = (quiet = new AbortController());
    void system.sleep(quietMs, own.signal).then(() => (own.signal.aborted ? undefined : settle(own.signal)));
  }

  function assertNotRefused(): void {
    if (refusal) throw refusal;
  }

  return {
    track: async (work) => {
      active += 1;
      watch();
      try {
        return await work();
      } finally {
        active -= 1;
        watch();
      }
    },
    noteSeen: () => {
      seen += 1;
    },
    assertNotRefused,
    confirmGone: async (tenant) => {
      missing += 1;
      assertNotRefused();
      const host = hostOf(tenant.selfUrl);
      if (host !== undefined) missingHosts.add(host);
      active -= 1;
      try {
        await new Promise<void>((release, refuse) => {
          held.add({ ...tenant, release, refuse });
          watch();
        });
      } finally {
        active += 1;
      }
    },
  };
}

/** Without its port, which changes with each start of a server on this machine; undefined for a link that names no host. */
function hostOf(link: string | undefined): string | undefined {
  return link !== undefined && URL.canParse(link) ? new URL(link).hostname : undefined;
}
