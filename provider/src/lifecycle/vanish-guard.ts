import type { PartnerTenant, System } from "printix-partner-sdk";
import { Refusal } from "./refusal";

/**
 * Keeps a run from forgetting tenants on the word of the wrong server: nothing is told to be gone before it is known how
 * many are, and that the server has tenants of ours at all.
 */
export interface VanishGuard {
  /** Runs a read or a cancel. While some go on, more tenants may turn out to be missing. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Notes that a tenant is there; `isUnlisted` where the list did not show it, and its own GET did. */
  saw(isUnlisted?: boolean): void;
  /**
   * Waits, in a read or a cancel, for leave to say that its tenant is gone.
   * @param absent its own link as state has it, and how many tenants the partner's list holds, where one was read
   * @throws Refusal where too many would be, or the server is not the one that the link is of
   */
  mayVanish(absent: { selfUrl?: string | undefined; listed?: number | undefined }): Promise<void>;
}

type Linked = Pick<PartnerTenant, "selfUrl">;

/** The engine asks for the next tenant within milliseconds of an answer. */
const quietMs = 500;

/** So few may always vanish: a share of a small list is less than one tenant. */
const alwaysAllowed = 3;

/**
 * @param maxPercent of what the list holds, that may vanish in one run; 100 for all of it, whatever it holds
 * @param readList what the list holds; asked where nothing else tells that the server is the right one
 */
export function createVanishGuard(
  maxPercent: number,
  system: Pick<System, "sleep">,
  readList: () => Promise<readonly Linked[]>,
): VanishGuard {
  const held = new Set<{ release: () => void; refuse: (error: unknown) => void }>();
  const missingHosts = new Set<string>();
  let missing = 0;
  let seen = 0;
  let active = 0;
  let mostListed: number | undefined;
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

  function decide(): void {
    if (maxPercent >= 100 || mostListed === undefined) return;
    if (missing > Math.max(alwaysAllowed, (mostListed * maxPercent) / 100)) {
      refuse(`the partner's list, which holds ${mostListed}, does not have them: more than ${maxPercent} % of it`);
    }
  }

  /** A server whose links are all of another host than state's is not the one that the tenants were made at. */
  function elsewhere(list: readonly Linked[]): string | undefined {
    const hosts = new Set(list.flatMap(({ selfUrl }) => hostOf(selfUrl) ?? []));
    const strange = [...missingHosts].find((host) => !hosts.has(host));
    if (strange === undefined || hosts.size === 0) return undefined;
    return `in state they are at ${strange}, and all that the partner's list holds (${list.length}) are at ${[...hosts].join(", ")}`;
  }

  /** What speaks against a server that had not one tenant of those that were looked for. */
  function doubtOf(list: readonly Linked[]): string | undefined {
    if (missing > alwaysAllowed) {
      return `not one of those that were looked for is in the partner's list, which holds ${list.length}`;
    }
    return list.length === 0 ? "the partner's list holds no tenant at all" : undefined;
  }

  /** Nobody asks any more before we answer. What is known now is all that will be. */
  async function settle(turn: AbortSignal): Promise<void> {
    if (maxPercent < 100 && (seen === 0 || missing > alwaysAllowed)) {
      let list: readonly Linked[];
      try {
        list = await readList();
      } catch (error) {
        turnAway(error);
        return;
      }
      // Somebody came while the list was read: the next quiet moment decides.
      if (turn.aborted) return;
      mostListed ??= list.length;
      const doubt = seen === 0 ? (elsewhere(list) ?? doubtOf(list)) : undefined;
      if (doubt === undefined) decide();
      else refuse(doubt);
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
    saw: (isUnlisted = false) => {
      seen += 1;
      if (isUnlisted) missing -= 1;
    },
    mayVanish: async ({ selfUrl, listed }) => {
      missing += 1;
      const host = hostOf(selfUrl);
      if (host !== undefined) missingHosts.add(host);
      if (listed !== undefined) mostListed = Math.max(mostListed ?? 0, listed);
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

/** Without its port, which changes with each start of a server on this machine; undefined for a link that names no host. */
function hostOf(link: string | undefined): string | undefined {
  return link !== undefined && URL.canParse(link) ? new URL(link).hostname : undefined;
}
