import { whyNotAbsent, type FreshLook, type System } from "printix-partner-sdk";
import { Refusal } from "../messages/refusal";
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
 */
export interface VanishGuard {
  /** Runs a read or a cancel. While some go on, more tenants may turn out to be missing. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Notes that a tenant of ours is there, or was until we cancelled it. */
  saw(): void;
  /** @throws Refusal where too many were missing already: nothing more has to be asked for */
  assertBelieving(): void;
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
    refusal = new Refusal(
      `${missing} tenant${missing === 1 ? "" : "s"} of this stack would be forgotten, and ${why}: nothing was believed. Is this the right ` +
        "partner (printix:partnerId), the right environment (printix:environment, printix:apiUrl)? Were tenants created " +
        "a moment ago, wait until Printix lists them. Where they are really gone, allow it for one run: " +
        "PRINTIX_MAX_VANISHED_PERCENT=100. Where stack config has printix:maxVanishedPercent, that goes first: set it there, " +
        "and add `--run-program`, since a refresh or a destroy knows the stack config of the last `pulumi up` alone.",
    );
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
      tenant.refuse(new Refusal(notForgotten(tenant, shownBy)));
    }
  }

  /** A server whose links are all of another host than state's is not the one that the tenants were made at. */
  function elsewhere(list: FreshLook): string | undefined {
    const hosts = new Set(list.others.flatMap(({ selfUrl }) => hostOf(selfUrl) ?? []));
    const strange = [...missingHosts].find((host) => !hosts.has(host));
    if (strange === undefined || hosts.size === 0) return undefined;
    return `in state they are at ${strange}, and all that the partner's list holds (${list.others.length}) are at ${[...hosts].join(", ")}`;
  }

  /** What speaks against a server that had not one tenant of those that were looked for. */
  function doubtOf({ others }: FreshLook): string | undefined {
    if (missing > alwaysAllowed) {
      return `not one of those that were looked for is in the partner's list, which holds ${others.length}`;
    }
    return others.length === 0 ? "the partner's list holds no tenant at all" : undefined;
  }

  function tooMany({ had }: FreshLook): string | undefined {
    if (!isTooMany(missing, had, maxPercent)) return undefined;
    return `the partner's list, which held ${had}, does not have them: more than ${maxPercent} % of it`;
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

  function assertBelieving(): void {
    if (refusal) throw refusal;
  }

  return {
    during: async (work) => {
      active += 1;
      watch();
      try {
        return await work();
      } finally {
        active -= 1;
        watch();
      }
    },
    saw: () => {
      seen += 1;
    },
    assertBelieving,
    confirmGone: async (tenant) => {
      missing += 1;
      assertBelieving();
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

function notForgotten({ id, label }: Missing, shownBy: string): string {
  return (
    `${label}, id ${id}, was not forgotten: its own address says that it is not there, and ${shownBy}. ` +
    "Run again in a minute, since a list may lag. Where it stays so, ask Printix: the API may say 404 where it means that " +
    "this client may not look."
  );
}

/** Without its port, which changes with each start of a server on this machine; undefined for a link that names no host. */
function hostOf(link: string | undefined): string | undefined {
  return link !== undefined && URL.canParse(link) ? new URL(link).hostname : undefined;
}
