import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { wholeTenantDomain } from "../wire/tenant-domain";
import type { ApiCall } from "./api-call";
import type { FaultDraft, FaultMoment, SandboxFault } from "./fault";
import { parseFault } from "./parse-fault";

interface Added {
  fault: SandboxFault;
  readonly random: RandomGenerator;
}

/** The faults that have been added, in that order. The first one that can hit a request at a moment and does is the only one. */
export class Faults {
  readonly #added = new Map<string, Added>();
  readonly #seed: number;
  #count = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Adds a fault; throws an `OptionsError`. */
  add(draft: FaultDraft): SandboxFault {
    // Each draws from numbers of its own, so that one added beside it changes nothing for the other.
    const parsed = parseFault(draft, this.#seed + this.#count);
    const id = `fault-${++this.#count}`;
    const fault = { id, ...parsed, hits: 0 };
    this.#added.set(id, { fault, random: xoroshiro128plus(parsed.seed) });
    return fault;
  }

  all(): SandboxFault[] {
    return [...this.#added.values()].map(({ fault }) => fault);
  }

  remove(id: string): void {
    this.#added.delete(id);
  }

  clear(): void {
    this.#added.clear();
  }

  /** The fault that hits this call at this moment, counted as a hit; none for which `canHit` says no. */
  claim(
    moments: readonly FaultMoment[],
    call: ApiCall,
    canHit: (fault: SandboxFault) => boolean = () => true,
  ): SandboxFault | undefined {
    for (const added of this.#added.values()) {
      const { fault, random } = added;
      const { when, times, chance, hits } = fault;
      const isSpent = times !== "always" && hits >= times;
      if (isSpent || !moments.includes(when) || !isAbout(fault, call) || !canHit(fault)) continue;
      if (chance < 1 && uniformFloat64(random) >= chance) continue;
      added.fault = { ...fault, hits: hits + 1 };
      return added.fault;
    }
    return undefined;
  }
}

/** Whether a fault is about such a call at all. */
function isAbout(fault: SandboxFault, call: ApiCall): boolean {
  const { route, partnerId, tenant } = fault;
  if (route !== "any" && route !== call.route) return false;
  if (partnerId !== undefined && partnerId !== call.partnerId) return false;
  if (tenant === undefined) return true;
  const isId = call.tenantId?.toLowerCase() === tenant.toLowerCase();
  return isId || (call.tenantDomain !== undefined && call.tenantDomain === wholeTenantDomain(tenant));
}
