import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { adaptersOfLongSuite, type Adapter } from "../support/adapters";
import { withEngineStack, type EngineStack } from "../support/engine-stack";

const canary = "canary-secret-5d1f0c7e";
const refused = `${canary}-refused`;

const acme = { tenantName: "Acme Co.", tenantDomain: "acme" };

/** Where the client secret comes from. */
interface Source {
  from: string;
  adapter: Adapter;
  /** Has the stack use a secret. */
  set: (stack: EngineStack, secret: string) => Promise<unknown>;
  /** In which of its calls the engine shows the secret, at `-v=9`. */
  shownIn: string[];
  /** Whether the engine keeps it in state, encrypted. */
  isKept: boolean;
  /** Whether a refresh takes it from there. Else it goes by that of the last update: the engine has it from state. */
  isRead: boolean;
}

const setConfig: Source["set"] = ({ succeed }, secret) =>
  succeed("config", "set", "--secret", "printix:clientSecret", secret);

const inVariable: Omit<Source, "adapter"> = {
  from: "PRINTIX_CLIENT_SECRET",
  set: () => Promise.resolve(),
  shownIn: [],
  isKept: false,
  isRead: true,
};

const ownProvider = `
const printix = require("pulumi-printix/native");
const provider = new printix.Provider("nordic", require("./provider.json"));
for (const [name, args] of Object.entries(require("./tenants.json"))) new printix.Tenant(name, args, { provider });
`;

// A dynamic provider is configured with stack config in the clear. A plugin gets secrets as secrets, and is asked to check
// them before; the engine's log shows what is in them all the same. The plugin goes by stack config of now, which the
// engine puts into its environment; a dynamic provider has nothing but what the engine configures it with.
const sources: Source[] = [
  { ...inVariable, adapter: "dynamic" },
  { ...inVariable, adapter: "native" },
  { from: "stack config", adapter: "dynamic", set: setConfig, shownIn: ["Configure"], isKept: true, isRead: false },
  {
    from: "stack config",
    adapter: "native",
    set: setConfig,
    shownIn: ["CheckConfig", "Configure"],
    isKept: true,
    isRead: true,
  },
  {
    from: "an argument of a provider, as plain text",
    adapter: "native",
    set: async ({ folder, sandbox: { partnerId, clientId } }, clientSecret) => {
      await writeFile(join(folder, "provider.json"), JSON.stringify({ partnerId, clientId, clientSecret }));
      await writeFile(join(folder, "index.js"), ownProvider);
    },
    shownIn: ["CheckConfig", "Configure", "RegisterResource"],
    isKept: true,
    isRead: false,
  },
];

const asked = adaptersOfLongSuite("secrets");

test.each(sources.filter(({ adapter }) => asked.includes(adapter)))(
  "the client secret from $from is nowhere in the clear but in the engine's own log ($adapter)",
  ({ from, adapter, set, shownIn, isKept, isRead }) =>
    withEngineStack(
      async (stack) => {
        const { declare, folder, pulumi, succeed, export: exportState } = stack;
        const log = join(folder, "debug.log");
        const envOf = (secret: string) => ({
          PRINTIX_CLIENT_SECRET: from === inVariable.from ? secret : "another one",
          PRINTIX_LOG: "debug",
          PRINTIX_LOG_FILE: log,
        });
        await declare({ acme });
        await set(stack, canary);
        const up = await pulumi(["up", "--yes", "--skip-preview", "--diff", "--logtostderr", "-v=9"], envOf(canary));
        expect(up).toMatchObject({ status: 0 });
        expect(callsWith(canary, up.output)).toEqual(shownIn);

        expect(await exportState()).not.toContain(canary);
        const { stdout: decrypted } = await succeed("stack", "export", "--show-secrets");
        expect(decrypted.includes(canary)).toBe(isKept);
        for (const file of await filesIn(join(folder, "state")))
          expect(await readFile(file, "utf8")).not.toContain(canary);
        const told = await readFile(log, "utf8");
        expect(told).toContain('"event":"request"');
        expect(told).not.toContain(canary);

        await set(stack, refused);
        const rejected = "rejected the client id or the client secret";
        const refresh = await pulumi(["refresh", "--yes", "--skip-preview", "--diff"], envOf(refused));
        expect(refresh.status !== 0).toBe(isRead);
        expect(refresh.output.includes(rejected)).toBe(isRead);
        await declare({ acme, globex: { tenantName: "Globex", tenantDomain: "globex" } });
        const failed = await pulumi(["up", "--yes", "--skip-preview", "--diff"], envOf(refused));
        expect(failed.status).not.toBe(0);
        expect(failed.output).toContain(rejected);
        expect(refresh.output + failed.output).not.toContain(canary);
        expect(await exportState()).not.toContain(canary);
      },
      { clientSecret: canary },
      adapter,
    ),
);

/** In which calls a log of the engine repeats a text; a line that is of none counts by itself. */
function callsWith(text: string, output: string): string[] {
  const lines = output.split("\n").filter((line) => line.includes(text));
  return [
    ...new Set(lines.map((line) => /\b(CheckConfig|Configure|RegisterResource)\b/.exec(line)?.[0] ?? line)),
  ].sort();
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name, parentPath }) => join(parentPath, name));
}
