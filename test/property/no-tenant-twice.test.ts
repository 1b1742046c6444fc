import { inspect } from "node:util";
import { createPartnerClient, isPrintixError, isUnknownOutcomeError, type PartnerTenant } from "printix-partner-sdk";
import { seededRandom } from "../../sdk/test/random";
import { createModelServer, partnerId, type HeldTenant } from "./model-server";
import { randomSchedules } from "./random-schedules";
import { assumed, olds, schedules, type Call, type Schedule } from "./schedule";
import { createVirtualSystem } from "./virtual-system";

const { patienceMs, play } = randomSchedules("random schedules", schedules);

interface Ended {
  call: Call;
  tenant?: PartnerTenant | undefined;
  error?: unknown;
}

/** After an interruption a change gets its answer, or misses it after the time for answers, and is looked for. */
const longestEndMs = 60_000 + 10_000;

const domainOf = (index: number): string => `d${index}`;
const nameOf = (domain: string): string => `Customer ${domain}`;

/** Plays a schedule and says what is wrong with how it ended. */
async function faultsOf(schedule: Schedule): Promise<string[]> {
  const system = createVirtualSystem(seededRandom(schedule.seed));
  const server = createModelServer(schedule, system);
  const keeper = server.add("Keeper", "keeper");
  const old = Array.from({ length: olds }, (_, index) => server.add(`Old ${index}`, `old${index}`));
  for (const { domain, isSameName } of schedule.taken) {
    const label = domainOf(domain);
    server.add(isSameName ? nameOf(label) : "Somebody else", label);
  }
  const { operationMs, interruptedAtMs, limits } = schedule;
  const interruption = new AbortController();
  if (interruptedAtMs !== undefined) {
    system.after(interruptedAtMs, () => {
      interruption.abort();
    });
  }
  const { tenants } = createPartnerClient(
    {
      partnerId,
      clientId: "client",
      clientSecret: "secret",
      throttle: limits,
      timing: { operationMs, listLagMs: assumed.listLagMs },
      signal: interruption.signal,
      system,
    },
    server.makeExchange,
  );

  const faults: string[] = [];
  const created = new Map<number, Promise<Ended>>();
  const held = (id: string): HeldTenant | undefined => server.tenants.find((tenant) => tenant.id === id);

  /** Tenants of which a caller was told that they are gone, or that nobody knows. */
  const knownToGo = new Set<string>();

  async function cancel(id: string): Promise<void> {
    try {
      await tenants.cancel(id);
    } catch (error) {
      if (isUnknownOutcomeError(error) && error.message.includes(id)) knownToGo.add(id);
      throw error;
    }
    knownToGo.add(id);
    if (held(id)?.isLive !== false) faults.push(`the cancel of ${id} is done, and it is there`);
  }

  async function make(call: Call): Promise<PartnerTenant | undefined> {
    switch (call.kind) {
      case "create": {
        const domain = domainOf(call.domain);
        const { isDomainComingFree } = call;
        return tenants.create({ tenantName: nameOf(domain), tenantDomain: domain }, { isDomainComingFree });
      }
      case "list": {
        const ids = (await tenants.list()).map(({ id }) => id);
        if (!ids.includes(keeper.id)) faults.push("a list lacks a tenant that was always there");
        return undefined;
      }
      case "get": {
        const { id } = await tenants.get(keeper.id);
        if (id !== keeper.id) faults.push("a look showed another tenant");
        return undefined;
      }
      case "cancelOld":
        await cancel(old[call.old]?.id ?? "");
        return undefined;
      case "cancelCreated": {
        const { tenant } = (await created.get(call.domain)) ?? {};
        if (tenant) await cancel(tenant.id);
        return undefined;
      }
    }
  }

  async function play(call: Call): Promise<Ended> {
    await system.sleep(call.atMs);
    if (call.kind === "cancelCreated") await created.get(call.domain);
    const begunAtMs = system.now();
    const ended: Ended = await make(call).then(
      (tenant) => ({ call, tenant }),
      (error: unknown) => ({ call, error }),
    );
    const tookMs = system.now() - begunAtMs;
    const allowedMs = call.kind === "list" || call.kind === "get" ? 0 : longestEndMs;
    const endedLateMs = system.now() - Math.max(begunAtMs, interruptedAtMs ?? Infinity) - allowedMs;
    if (endedLateMs > 0) faults.push(`a ${call.kind} ended ${endedLateMs} ms later than an interruption allows`);
    if (tookMs > operationMs) faults.push(`a ${call.kind} took ${tookMs} ms of ${operationMs}`);
    if (ended.error !== undefined && !isPrintixError(ended.error)) {
      faults.push(`a ${call.kind} ended with an error that is none of ours: ${inspect(ended.error)}`);
    }
    return ended;
  }

  const playing = schedule.calls.map((call) => {
    const ended = play(call);
    if (call.kind === "create") created.set(call.domain, ended);
    return ended;
  });
  let outcomes: Ended[] = [];
  await system.run(Promise.all(playing).then((all) => (outcomes = all)));
  await system.settle();

  const ours = server.tenants.filter(({ isOurs, isLive }) => isOurs && isLive);
  for (const { domain, wanted, id } of ours) {
    if (ours.some((other) => other.domain === domain && other.id !== id)) faults.push(`${domain} was made twice`);
    const asked = schedule.calls.filter((call) => call.kind === "create" && domainOf(call.domain) === wanted).length;
    if (ours.filter((other) => other.wanted === wanted).length > asked) faults.push(`${wanted} was made too often`);
    const isKnown = outcomes.some(
      ({ tenant, error }) =>
        tenant?.id === id ||
        (isUnknownOutcomeError(error) && [id, `${wanted}.printix.net`].some((name) => error.message.includes(name))),
    );
    if (!isKnown) faults.push(`nobody knows of ${domain}, ${id}`);
  }
  for (const { tenant } of outcomes) {
    if (!tenant) continue;
    const there = held(tenant.id);
    if (there?.tenantName !== tenant.tenantName || `${there.domain}.printix.net` !== tenant.tenantDomain) {
      faults.push(`${tenant.id} was handed back, and is not what the server has`);
    }
  }
  for (const { id, isLive } of server.tenants) {
    if (!isLive && !knownToGo.has(id)) faults.push(`${id} was cancelled, and nobody was told`);
  }
  if (server.refused() > 0) faults.push(`the throttle let ${server.refused()} requests too many out`);
  return faults;
}

describe("whatever the network and the server do", () => {
  it(
    "no tenant is created twice or forgotten, the limits are kept to and every call ends",
    () => play(faultsOf),
    patienceMs,
  );
});
