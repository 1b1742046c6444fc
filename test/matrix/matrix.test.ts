import { createPartnerClient, type PartnerClient, type PrintixError } from "printix-partner-sdk";
import { createHttpExchange } from "../../sdk/src/http/http-exchange.ts";
import { countExchanges, patient } from "../../sdk/test/exchanges.ts";
import { calls, faults, type Call, type Fault, type FaultRow, type Impossible, type Outcome } from "./faults.ts";
import { partnerId, startFaultServer, type FaultServer } from "./fault-server.ts";
import { createHastySystem } from "../support/hasty-system.ts";

const operationMs = 600_000;
/**
 * Real time, since it is got that waits for an answer, and for its end: for 3 × connectMs + 2 × responseMs. Only a request
 * whose answer never ends is waited for so briefly; the others may take as long as a busy machine does.
 */
const impatient: Partial<Record<Fault["kind"], typeof patient>> = {
  silence: { ...patient, responseMs: 250 },
  trickle: { connectMs: 200, responseMs: 200 },
};

const run: Record<Call, (client: PartnerClient) => Promise<unknown>> = {
  list: async ({ tenants }) => (await tenants.list()).map(({ id }) => id),
  get: async ({ tenants }) => (await tenants.get("id-acme")).tenantName,
  create: async ({ tenants }) => (await tenants.create({ tenantName: "New Co.", tenantDomain: "new" })).tenantName,
  cancel: ({ tenants }) => tenants.cancel("id-acme").then(() => undefined),
  billing: ({ tenants }) => tenants.billingInfo("id-acme"),
  token: async ({ tenants }) => (await tenants.list()).map(({ id }) => id),
};

const values: Record<Call, unknown> = {
  list: ["id-acme"],
  get: "Acme Co.",
  create: "New Co.",
  cancel: undefined,
  billing: { currentUserLicenses: 7 },
  token: ["id-acme"],
};

const domains: Partial<Record<Call, string>> = { create: "new.printix.net", cancel: "acme.printix.net" };

/** `token it×2 moved_it` of a list: token, list, list, moved list. */
function spelledOut(asked: string, call: Call): string[] {
  return asked.split(" ").flatMap((part) => {
    const [name = "", count = "1"] = part.replace("it", call).replace("_", " ").split("×");
    return Array<string>(Number(count)).fill(name);
  });
}

const isOutcome = (cell: Outcome | Impossible): cell is Outcome => "ends" in cell;
const cells = faults.flatMap((row) =>
  calls.flatMap((call) =>
    row.cells[call].filter(isOutcome).map((cell) => ({ row, call, cell, name: nameOf(row, call, cell) })),
  ),
);

function nameOf({ name }: FaultRow, call: Call, { times, when }: Outcome): string {
  const isChange = call === "create" || call === "cancel";
  return `${name}: ${call}, ${times}${isChange ? `, ${when} it is carried out` : ""}`;
}

let server: FaultServer;

afterEach(async () => {
  await server.close();
});

describe("the fault matrix", () => {
  it.each(cells)("$name", async ({ row, call, cell }) => {
    const exchanges = countExchanges();
    const system = createHastySystem(operationMs, exchanges.isBusy);
    const { fault } = row;
    server = await startFaultServer({
      call,
      fault,
      times: cell.times,
      when: cell.when,
      wallNow: () => system.wallNow(),
    });
    const options = {
      partnerId,
      clientId: "c",
      clientSecret: "s3cret",
      apiUrl: server.origin,
      authUrl: `${server.origin}/oauth/token`,
      timing: { operationMs },
      system,
    };
    const client = createPartnerClient(options, (rules) => {
      const usual = createHttpExchange({ ...rules, ...patient });
      const failing = createHttpExchange({ ...rules, ...(impatient[fault.kind] ?? patient) });
      return exchanges.counted((request) => (server.fails(request.method, request.url) ? failing : usual)(request));
    });
    const ended = await run[call](client).then(
      (value: unknown) => ({ value }),
      (error: unknown) => ({ code: (error as PrintixError).code, message: (error as PrintixError).message }),
    );
    if (cell.ends === "value") expect(ended).toEqual({ value: values[call] });
    else {
      expect(ended).toMatchObject({ code: cell.ends.code });
      for (const words of cell.ends.says) expect(ended).toHaveProperty("message", expect.stringContaining(words));
      expect(ended).toHaveProperty("message", expect.not.stringContaining("s3cret"));
    }
    expect(server.asked).toEqual(spelledOut(cell.asked, call));
    const domain = domains[call];
    if (domain !== undefined) expect(server.holds(domain)).toBe(cell.holds);
    if (cell.waitsMs !== undefined) expect(system.passedMs()).toBe(cell.waitsMs);
  });
});
