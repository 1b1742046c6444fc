import { refuseUnknown } from "../common/check-option";
import { OptionsError } from "../common/options-error";
import { isSameSecret } from "../common/secrets";
import { LIMIT_NAMES, type LimitSettings } from "../limits/limit-settings";
import type { Limits } from "../limits/limits";
import type { AccessStore } from "../store/access";
import { parseAccess, type AccessState } from "./access-state";
import { ENTITLEMENTS } from "./entitlements";
import type { SandboxPartner } from "./partner";
import { checkPartner, givenLimits, type PartnerOptions } from "./partner-options";

interface Partner {
  access: AccessState;
  /** Limits that were given for this partner, and stand whatever its access state. */
  readonly given: Partial<LimitSettings>;
}

interface Client {
  readonly partnerId: string;
  readonly secret: string;
}

/** The partners of a sandbox in the order in which they were added, each with its clients, access and limits. */
export class Partners {
  readonly #partners = new Map<string, Partner>();
  readonly #clients = new Map<string, Client>();
  readonly #limits: Limits;
  readonly #store: AccessStore;

  constructor(limits: Limits, store: AccessStore) {
    this.#limits = limits;
    this.#store = store;
  }

  /** Adds a partner, or another client of one; throws an `OptionsError`. */
  add(options: PartnerOptions): SandboxPartner {
    checkPartner(options);
    const { partnerId, clientId, clientSecret } = options;
    const owner = this.partnerIdOf(clientId) ?? partnerId;
    if (owner !== partnerId) throw new OptionsError("clientId", "one that no other partner has");
    const known = this.#partners.get(partnerId);
    const access = options.access ?? known?.access ?? parseAccess(this.#store.of(partnerId) ?? "starter");
    const given = { ...known?.given, ...givenLimits(options) };
    if (known === undefined || options.access !== undefined) {
      this.#enter(partnerId, { access, given });
    } else {
      // What `setLimits` has changed since stands, but for what is given anew.
      this.#partners.set(partnerId, { access, given });
      this.setLimits(givenLimits(options), partnerId);
    }
    this.#clients.set(clientId, { partnerId, secret: clientSecret });
    return this.get(partnerId);
  }

  all(): SandboxPartner[] {
    return [...this.#partners.keys()].map((partnerId) => this.get(partnerId));
  }

  get(partnerId: string): SandboxPartner {
    const { access } = this.#find(partnerId);
    return {
      partnerId,
      clientIds: [...this.#clients].filter(([, client]) => client.partnerId === partnerId).map(([id]) => id),
      access,
      limits: this.#limits.of(partnerId),
      capabilities: ENTITLEMENTS[access].capabilities,
      standings: this.#limits.standings(partnerId),
    };
  }

  accessOf(partnerId: string): AccessState {
    return this.#find(partnerId).access;
  }

  /** Puts a partner in another access state, with that state's limits; throws an `OptionsError`. */
  setAccess(access: AccessState, partnerId: string): void {
    this.#enter(partnerId, { access: parseAccess(access), given: this.#find(partnerId).given });
  }

  /** Changes some limits of a partner until its next change of access; throws an `OptionsError`. */
  setLimits(change: Partial<LimitSettings>, partnerId: string): void {
    refuseUnknown(change, LIMIT_NAMES);
    this.#find(partnerId);
    this.#limits.set(partnerId, { ...this.#limits.of(partnerId), ...change });
  }

  /** The partner that a client calls for; undefined where the client is not known. */
  partnerIdOf(clientId: string): string | undefined {
    return this.#clients.get(clientId)?.partnerId;
  }

  isSecretOf(clientId: string, secret: string): boolean {
    const client = this.#clients.get(clientId);
    return client !== undefined && isSameSecret(secret, client.secret);
  }

  #enter(partnerId: string, partner: Partner): void {
    this.#limits.set(partnerId, { ...ENTITLEMENTS[partner.access].limits, ...partner.given });
    this.#partners.set(partnerId, partner);
    this.#store.save(partnerId, partner.access);
  }

  #find(partnerId: string): Partner {
    const partner = this.#partners.get(partnerId);
    if (partner === undefined) throw new OptionsError("partnerId", `one of ${[...this.#partners.keys()].join(", ")}`);
    return partner;
  }
}
