import type { RequestLogEntry, SandboxTenant } from "printix-partner-sandbox";
import type { SandboxProcess } from "./sandbox-process";

/** What a sandbox holds. */
export interface Held {
  /** The active ones. */
  tenants: readonly SandboxTenant[];
  history: readonly SandboxTenant[];
  requests: readonly RequestLogEntry[];
}

/** Few domains for many sides, so that they meet. */
const domains = 40;

/** Asks for changes from many sides at once, and remembers what it was told: what a sandbox must never forget. */
export class SandboxLoad {
  readonly #random: () => number;
  /** Tenants by id: there, gone, or with a cancel that has no answer. */
  readonly #tenants = new Map<string, { domain: string; known: "active" | "cancelled" | "open" }>();
  /** Domains that a creation was sent for. */
  readonly #asked = new Set<string>();
  /** Domains whose creation was accepted, to be carried out later (202). */
  readonly #accepted = new Set<string>();
  readonly #requestIds = new Set<string>();
  #faults: string[] = [];
  /** Answers to changes, by status. */
  readonly answers: Record<number, number> = {};
  /** Changes that got no answer. */
  lost = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** One of the sides: creates and cancels, one after the other, until the sandbox is gone. */
  async run(sandbox: SandboxProcess, token: string, onAnswer: () => void): Promise<void> {
    const tenantsUrl = `${sandbox.apiUrl}/public/partners/${sandbox.partnerId}/tenants`;
    const isAnswered = () =>
      this.#random() < 0.35 ? this.#cancel(tenantsUrl, token) : this.#create(tenantsUrl, token);
    while (await isAnswered()) onAnswer();
  }

  /** What is wrong with what a sandbox holds after all that was answered. From then on, what it holds is known. */
  faultsOf({ tenants, history, requests }: Held): string[] {
    const faults = this.#faults;
    const active = new Set(tenants.map(({ tenantDomain }) => tenantDomain));
    if (active.size !== tenants.length) faults.push("two active tenants have one domain");
    const held = new Map(history.map((tenant) => [tenant.id, tenant]));
    for (const [id, { domain, known }] of this.#tenants) {
      const tenant = held.get(id);
      const isGone = tenant?.cancelledAt !== undefined;
      if (tenant?.tenantDomain !== domain) faults.push(`${domain} (${id}) was created, and never was`);
      if (known === "active" && isGone) faults.push(`${domain} (${id}) is cancelled, and nobody asked for it`);
      if (known === "cancelled" && !isGone) faults.push(`${domain} (${id}) was cancelled, and is there`);
    }
    for (const { id, tenantDomain } of history) {
      const isExpected = this.#tenants.has(id) || this.#asked.has(tenantDomain);
      if (!isExpected) faults.push(`${tenantDomain} (${id}) is there, and nobody asked for it`);
    }
    for (const domain of this.#accepted) if (!active.has(domain)) faults.push(`${domain} was accepted, and never made`);
    const logged = new Set(requests.map(({ requestId }) => requestId));
    for (const id of this.#requestIds) if (!logged.has(id)) faults.push(`request ${id} was answered, and is in no log`);
    this.#begin(history);
    return faults;
  }

  #begin(history: readonly SandboxTenant[]): void {
    this.#faults = [];
    for (const { id, tenantDomain: domain, cancelledAt } of history) {
      this.#tenants.set(id, { domain, known: cancelledAt === undefined ? "active" : "cancelled" });
    }
    for (const known of [this.#asked, this.#accepted, this.#requestIds]) known.clear();
  }

  async #create(tenantsUrl: string, token: string): Promise<boolean> {
    const label = this.#random() < 0.1 ? "later" : `d${Math.floor(this.#random() * domains)}`;
    const domain = `${label}.printix.net`;
    this.#asked.add(domain);
    const body = JSON.stringify({ tenant_name: label, tenant_domain: label });
    const answer = await this.#send(tenantsUrl, token, { method: "POST", body });
    if (answer === undefined) return false;
    if (answer.status === 202) this.#accepted.add(domain);
    if (answer.status === 200) {
      const { _links } = JSON.parse(answer.body) as { _links: { self: { href: string } } };
      this.#tenants.set(_links.self.href.split("/").at(-1) ?? "", { domain, known: "active" });
    }
    return true;
  }

  async #cancel(tenantsUrl: string, token: string): Promise<boolean> {
    const active = [...this.#tenants.entries()].filter(([, { known }]) => known === "active");
    const [id, tenant] = active[Math.floor(this.#random() * active.length)] ?? [];
    if (id === undefined || tenant === undefined) return this.#create(tenantsUrl, token);
    tenant.known = "open";
    const answer = await this.#send(`${tenantsUrl}/${id}`, token, { method: "DELETE" });
    if (answer === undefined) return false;
    if (answer.status === 204) tenant.known = "cancelled";
    else this.#faults.push(`${tenant.domain} (${id}) was created, and its cancel is answered with ${answer.status}`);
    return true;
  }

  /** An answer that was read to its end; undefined where none came. */
  async #send(
    url: string,
    token: string,
    init: { method: string; body?: string },
  ): Promise<{ status: number; body: string } | undefined> {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    try {
      const answer = await fetch(url, { ...init, headers });
      const body = await answer.text();
      this.#requestIds.add(answer.headers.get("x-printix-request-id") ?? "");
      this.answers[answer.status] = (this.answers[answer.status] ?? 0) + 1;
      return { status: answer.status, body };
    } catch (error) {
      // fetch tells each end of a connection by this; its class is of another realm than jest's.
      if (!String(error).startsWith("TypeError: ")) throw error;
      this.lost += 1;
      return undefined;
    }
  }
}
