import { chmod, mkdir, readFile, rename, rm, symlink, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { EngineStack } from "./engine-stack";

/** What may happen between the review of a plan and its end. */
export interface Staleness {
  /** Does it; hands back how to undo it, and the environment in which the plan is applied. */
  make: (stack: EngineStack) => Promise<{ undo: () => Promise<unknown>; env?: Record<string, string> }>;
  /** What the refusal names. */
  told: string | RegExp;
  /** Whether it stands in the partner's list, which has to be read to see it. */
  isInList?: true;
}

const nothing = (): Promise<void> => Promise.resolve();

/** Changes a file of the program, or makes it. */
const file =
  (name: string, change: (text: string) => string | undefined): Staleness["make"] =>
  async ({ folder }) => {
    const path = join(folder, name);
    const before = await readFile(path, "utf8").catch(() => undefined);
    const after = change(before ?? "");
    if (after === undefined) await unlink(path);
    else await writeFile(path, after);
    return { undo: () => (before === undefined ? rm(path) : writeFile(path, before)) };
  };

const variable =
  (name: string, value: string): Staleness["make"] =>
  () =>
    Promise.resolve({ undo: nothing, env: { [name]: value } });

const config =
  (...args: string[]): Staleness["make"] =>
  async ({ succeed, folder }) => {
    const path = join(folder, "Pulumi.test.yaml");
    const before = await readFile(path, "utf8");
    await succeed("config", ...args);
    return { undo: () => writeFile(path, before) };
  };

/** The program's packages are others: what stands in the place of node_modules is read, and never loaded. */
const packages =
  (changed: Record<string, string>): Staleness["make"] =>
  async ({ folder }) => {
    const [place, kept] = [join(folder, "node_modules"), join(folder, "node_modules.kept")];
    await rename(place, kept);
    await mkdir(place);
    for (const name of ["pulumi-printix", "printix-partner-sdk", "@pulumi/pulumi", "typescript"]) {
      const manifest = JSON.parse(await readFile(join(kept, name, "package.json"), "utf8")) as { version: string };
      await mkdir(join(place, name), { recursive: true });
      const version = changed[name] ?? manifest.version;
      if (version !== none) await writeFile(join(place, name, "package.json"), JSON.stringify({ name, version }));
    }
    return {
      undo: async () => {
        await rm(place, { recursive: true, force: true });
        await rename(kept, place);
      },
    };
  };

/** In the place of a version: the package is not there. */
const none = "";

interface Deployment {
  resources: (Record<string, unknown> & { urn: string; inputs?: object; outputs?: object })[];
  pending_operations?: unknown[];
}

/** State becomes another one, and then what it was: by the file in which the backend keeps it, since an import drops what is pending. */
const state =
  (change: (deployment: Deployment) => void): Staleness["make"] =>
  async ({ folder }) => {
    const path = join(folder, "state", ".pulumi", "stacks", "engine-test", "test.json");
    const before = await readFile(path, "utf8");
    const changed = JSON.parse(before) as { checkpoint: { latest: Deployment } };
    change(changed.checkpoint.latest);
    await writeFile(path, JSON.stringify(changed));
    return { undo: () => writeFile(path, before) };
  };

const acmeIn = ({ resources }: Deployment) => {
  const acme = resources.find(({ urn }) => urn.endsWith("::acme"));
  if (acme === undefined) throw new Error("state has no acme");
  return acme;
};

const acme = (change: (resource: ReturnType<typeof acmeIn>) => object): Staleness["make"] =>
  state((deployment) => Object.assign(acmeIn(deployment), change(acmeIn(deployment))));

const pending = (type: string): Staleness["make"] =>
  state((deployment) => {
    const { id: _, ...resource } = { ...acmeIn(deployment), urn: `${acmeIn(deployment).urn}-2` } as Record<
      string,
      unknown
    >;
    deployment.pending_operations = [{ type, resource: type === "creating" ? resource : acmeIn(deployment) }];
  });

/** Printix has something else. */
const atPrintix =
  (change: (stack: EngineStack) => () => void): Staleness["make"] =>
  (stack) => {
    const undo = change(stack);
    return Promise.resolve({
      undo: () => {
        undo();
        return Promise.resolve();
      },
    });
  };

const idOf = ({ sandbox }: EngineStack, domain: string): string =>
  sandbox.tenants().find(({ tenantDomain }) => tenantDomain.startsWith(domain))?.id ?? "";

const made = (tenantName: string, tenantDomain: string): Staleness["make"] =>
  atPrintix(({ sandbox }) => {
    const { id } = sandbox.createTenant({ tenantName, tenantDomain });
    return () => {
      sandbox.removeTenant(id);
    };
  });

const renamed = (domain: string, change: { tenantName?: string; tenantDomain?: string }): Staleness["make"] =>
  atPrintix((stack) => {
    const id = idOf(stack, domain);
    const { tenantName, tenantDomain } = stack.sandbox.renameTenant(id, {});
    stack.sandbox.renameTenant(id, change);
    return () => {
      stack.sandbox.renameTenant(id, { tenantName, tenantDomain: tenantDomain.replace(/\..*/, "") });
    };
  });

/** Of the plan that `plan-stale.test.ts` makes: globex stays, acme is cancelled, initech is made. */
export const kindsOfStaleness: Record<string, Staleness> = {
  "the program says something else": {
    make: file("index.js", (text) => `${text}\n// more\n`),
    told: "index.js changed",
  },
  "a tenant was added to the file of tenants": {
    make: file("tenants.json", (text) => text.replace("{", '{"hooli":{"tenantName":"Hooli","tenantDomain":"hooli"},')),
    told: "tenants.json changed",
  },
  "one blank more": { make: file("tenants.json", (text) => `${text} `), told: "tenants.json changed" },
  "a new file": { make: file("more.json", () => "{}"), told: "more.json added" },
  "a file is gone": { make: file("data.json", () => undefined), told: "data.json gone" },
  "the project's file": {
    make: file("Pulumi.yaml", (text) => `${text}description: another\n`),
    told: "Pulumi.yaml changed",
  },
  "the program's manifest": { make: file("package.json", (text) => `${text}\n`), told: "package.json changed" },
  "another lock file": { make: file("package-lock.json", () => "{}"), told: "package-lock.json" },
  "a file outside of the folder that belongs to it": {
    make: ({ folder }) => file("shared/names.txt", (text) => `${text} `)({ folder } as EngineStack),
    told: "shared/names.txt changed",
  },
  "a link leads elsewhere": {
    make: async ({ folder }) => {
      const path = join(folder, "link.json");
      const point = async (to: string): Promise<void> => {
        await rm(path);
        await symlink(to, path);
      };
      await point("package.json");
      return { undo: () => point("data.json") };
    },
    told: "link.json changed",
  },
  "a file became a link with the same content": {
    make: async ({ folder }) => {
      const path = join(folder, "data.json");
      await rename(path, join(folder, "data.kept"));
      await symlink("data.kept", path);
      return { undo: () => rename(join(folder, "data.kept"), path) };
    },
    told: "data.json changed",
  },

  "another policy in stack config": {
    make: config("set", "printix:deletionPolicy", "cancel"),
    told: "printix:deletionPolicy added",
  },
  "another policy in a variable": {
    make: variable("PRINTIX_DELETION_POLICY", "cancel"),
    told: "printix:deletionPolicy added",
  },
  "another partner": {
    make: variable("PRINTIX_PARTNER_ID", "99999999-1111-2222-3333-123456789abc"),
    told: "printix:partnerId changed",
  },
  "another environment": { make: variable("PRINTIX_ENVIRONMENT", "test"), told: "printix:environment added" },
  "another API": { make: variable("PRINTIX_API_URL", "http://127.0.0.1:1"), told: "printix:apiUrl changed" },
  "another way to cancel": { make: variable("PRINTIX_CANCEL_METHOD", "POST"), told: "printix:cancelMethod added" },
  "another path to cancel": {
    make: variable("PRINTIX_CANCEL_PATH", "/cancel/{partnerId}/{tenantId}"),
    told: "printix:cancelPath added",
  },
  "another cap on cancels": { make: variable("PRINTIX_MAX_CANCELS", "5"), told: "printix:maxCancels added" },
  "other partners are allowed": {
    make: variable("PRINTIX_ALLOWED_PARTNER_IDS", "other"),
    told: "printix:allowedPartnerIds added",
  },
  "more may vanish": {
    make: variable("PRINTIX_MAX_VANISHED_PERCENT", "100"),
    told: "printix:maxVanishedPercent added",
  },
  "a value of the program's own": { make: config("set", "size", "2"), told: "engine-test:size changed" },
  "a value of the program's own is gone": { make: config("rm", "size"), told: "engine-test:size gone" },
  "a new secret": { make: config("set", "--secret", "key", "dark"), told: "engine-test:key added" },
  "another value of a secret": { make: config("set", "--secret", "old", "darker"), told: "Pulumi.test.yaml changed" },
  "a value of another provider": { make: config("set", "aws:region", "eu-west-1"), told: "aws:region added" },

  "another version of the provider": {
    make: packages({ "pulumi-printix": "0.2.0" }),
    told: "pulumi-printix changed",
  },
  "another version of the client": {
    make: packages({ "printix-partner-sdk": "9.9.9" }),
    told: "printix-partner-sdk changed",
  },
  "another version of Pulumi's SDK": { make: packages({ "@pulumi/pulumi": "3.1.0" }), told: "@pulumi/pulumi changed" },
  "another compiler": { make: packages({ typescript: "5.0.0" }), told: "typescript changed" },
  "a package is gone": { make: packages({ "printix-partner-sdk": none }), told: "printix-partner-sdk gone" },
  "another engine": {
    make: async ({ folder, start }) => {
      const engine = (await start("sh", ["-c", "command -v pulumi"]).ended).stdout.trim();
      const place = join(folder, "other-engine");
      await mkdir(place, { recursive: true });
      await writeFile(
        join(place, "pulumi"),
        `#!/bin/sh\ncase "$*" in *version*) echo v9.9.9 ;; *) exec "${engine}" "$@" ;; esac\n`,
      );
      await chmod(join(place, "pulumi"), 0o755);
      return { undo: () => rm(place, { recursive: true }), env: { PATH: `${place}:${process.env["PATH"] ?? ""}` } };
    },
    told: "pulumi changed",
  },

  "a resource more in state": {
    make: state((deployment) =>
      deployment.resources.push({ ...acmeIn(deployment), urn: `${acmeIn(deployment).urn}-2` }),
    ),
    told: "acme-2 added",
  },
  "a resource less in state": {
    make: state((deployment) => {
      deployment.resources.splice(deployment.resources.indexOf(acmeIn(deployment)), 1);
    }),
    told: "acme gone",
  },
  "another name in state": {
    make: acme(({ outputs }) => ({ outputs: { ...outputs, tenantName: "Acme" } })),
    told: "acme changed",
  },
  "another input in state": {
    make: acme(({ inputs }) => ({ inputs: { ...inputs, tenantName: "Acme" } })),
    told: "acme changed",
  },
  "another policy in state": {
    make: acme(({ outputs }) => ({ outputs: { ...outputs, deletionPolicy: "abandon" } })),
    told: "acme changed",
  },
  "another id in state": { make: acme(() => ({ id: "00000000-0000-4000-8000-000000000000" })), told: "acme changed" },
  "protected meanwhile": { make: acme(() => ({ protect: true })), told: "acme changed" },
  "tainted meanwhile": { make: acme(() => ({ taint: true })), told: "acme changed" },
  "condemned meanwhile": { make: acme(() => ({ delete: true })), told: "acme changed" },
  "kept on delete meanwhile": { make: acme(() => ({ retainOnDelete: true })), told: "acme changed" },
  "only read meanwhile": { make: acme(() => ({ external: true })), told: "acme changed" },
  "other aliases": { make: acme(() => ({ aliases: ["urn:pulumi:test::engine-test::a::b"] })), told: "acme changed" },
  "other dependencies": {
    make: state((deployment) => {
      const [first] = deployment.resources;
      Object.assign(acmeIn(deployment), { dependencies: [first?.urn] });
    }),
    told: "acme changed",
  },
  "another URN": {
    make: acme(({ urn }) => ({ urn: urn.replace(/acme$/, "acme-corp") })),
    told: "acme gone",
  },
  "the provider in state is another": {
    make: state(({ resources }) => {
      const provider = resources.find(({ urn }) => urn.includes("pulumi:providers:"));
      Object.assign(provider ?? {}, { inputs: { version: "9" } });
    }),
    told: "default changed",
  },
  "a creation that was cut short": { make: pending("creating"), told: "acme-2 added" },
  "a cancel that was cut short": { make: pending("deleting"), told: "acme added" },
  "an update that was cut short": { make: pending("updating"), told: "acme added" },

  "a tenant has another name": {
    make: renamed("globex", { tenantName: "Globex Corp." }),
    told: "changed",
    isInList: true,
  },
  "a tenant has another domain": {
    make: renamed("globex", { tenantDomain: "globex-2" }),
    told: "changed",
    isInList: true,
  },
  "the one to cancel has another name": {
    make: renamed("acme", { tenantName: "Acme Ltd." }),
    told: "changed",
    isInList: true,
  },
  "somebody took the new domain": { make: made("Other", "initech"), told: "added", isInList: true },
  "somebody took the new name": { make: made("Initech", "other"), told: "added", isInList: true },
};

/** Those that only a plan notices that is bound to the whole list. */
export const kindsInWholeList: Record<string, Staleness> = {
  "a tenant of somebody else's was made": { make: made("Stranger", "stranger"), told: "added", isInList: true },
  "a tenant of somebody else's was renamed": {
    make: renamed("neighbour", { tenantName: "Neighbor" }),
    told: "changed",
    isInList: true,
  },
};

/** Nobody can undo it, so it comes last. */
export const lastKinds: Record<string, Staleness> = {
  "the tenant that stays is gone": {
    make: atPrintix((stack) => {
      stack.sandbox.removeTenant(idOf(stack, "globex"));
      return () => undefined;
    }),
    told: "gone",
    isInList: true,
  },
  "the one to cancel is gone": {
    make: atPrintix((stack) => {
      stack.sandbox.removeTenant(idOf(stack, "acme"));
      return () => undefined;
    }),
    told: "gone",
    isInList: true,
  },
};
