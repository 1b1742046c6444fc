import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { manifestOf, published } from "../schemas/package-fields.ts";
import { fetchedNode } from "../support/fetched-node";
import { leaveOut } from "../support/left-out";
import { packageManagers, registryOfMachine, type Archives, type PackageManager } from "../support/package-managers";
import { packPackages } from "../support/packed-packages";
import { runProcess } from "../support/run-process";

const repository = join(__dirname, "..", "..");
const ours = manifestOf(repository, "provider").version;

/** The oldest Node that the packages are for, and the newest of long-term support. */
const nodes = ["22.20.0", "24.21.0"] as const;

/** A program as a user writes it, with a name from each way in. */
const program = `
import { createPartnerClient, isApiError } from "printix-partner-sdk";
import { Tenant, getTenants, tenantsFromFile } from "pulumi-printix";
import { DeletionPolicy, Provider, Tenant as NativeTenant } from "pulumi-printix/native";
import { servePlugin } from "pulumi-printix/plugin";
import { handler } from "pulumi-printix/runtime";
import schema from "pulumi-printix/schema.json" with { type: "json" };
import { startSandbox } from "printix-partner-sandbox";

const all = [createPartnerClient, isApiError, Tenant, getTenants, tenantsFromFile, Provider, NativeTenant, servePlugin, handler];
const sandbox = await startSandbox();
const { partnerId, clientId, clientSecret, url } = sandbox;
const client = createPartnerClient({ partnerId, clientId, clientSecret, apiUrl: url, authUrl: sandbox.env.PRINTIX_AUTH_URL });
sandbox.createTenant({ tenantName: "Acme Co.", tenantDomain: "acme" });
const [{ tenantName }] = await client.tenants.list();
await sandbox.stop();
console.log(JSON.stringify([process.version, all.every((one) => typeof one === "function"), DeletionPolicy.Prevent, schema.name, tenantName]));
process.exit();
`;

let folder: string;
let archives: Archives;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "printix-managers-"));
  const packed = await packPackages(join(folder, "archives"));
  archives = Object.fromEntries(packed.map((file) => [basename(file).replace(/-\d.*$/, ""), `file:${file}`]));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function installWith(manager: PackageManager, bin: string, cwd: string) {
  await mkdir(cwd);
  const { program: installer = "", install, manifest, files = {}, env: own } = manager;
  const dependencies = { ...archives, "@pulumi/pulumi": "^3.270.0" };
  await writeFile(join(cwd, "index.mjs"), program);
  const text = { name: "program", private: true, dependencies, ...manifest(archives) };
  for (const [file, content] of Object.entries({ "package.json": JSON.stringify(text), ...files })) {
    await writeFile(join(cwd, file), content);
  }
  const outer = Object.entries(process.env).filter(
    ([name]) => !/^(CI|NODE_COMPILE_CACHE|(npm|PRINTIX|PULUMI|YARN)_.*)$/.test(name),
  );
  const env = {
    ...Object.fromEntries(outer),
    ...own(registryOfMachine()),
    PATH: [bin, process.env["PATH"] ?? ""].join(delimiter),
  };
  const run = async (command: string, ...args: string[]): Promise<string> => {
    const { status, output, stdout } = await runProcess(command, args, { cwd, env });
    expect({ output, status }).toMatchObject({ status: 0 });
    return stdout.trim();
  };
  await run(join(bin, "node"), installer, ...install);
  return run;
}

for (const manager of packageManagers) {
  for (const version of nodes) {
    const bin = fetchedNode(version);
    const isHere = bin !== undefined && manager.program !== undefined;
    if (!isHere) leaveOut(`${manager.name} on Node ${version}: it cannot be fetched here`);
    const testHere = isHere ? test : test.skip;
    testHere(`${manager.name} on Node ${version} installs the packages, whose names and commands work`, async () => {
      const run = await installWith(manager, bin ?? "", join(folder, `${manager.name} ${version}`));
      const expected = [`v${version}`, true, "prevent", "printix", "Acme Co."];
      expect(JSON.parse(await run("node", "index.mjs"))).toEqual(expected);
      for (const command of ["pulumi-printix", "printix-partner-sandbox"]) {
        expect(await run(join("node_modules", ".bin", command), "--version")).toBe(ours);
      }
    });
  }
}

test("the bill of materials of a release has each package, and each that they depend on", async () => {
  const file = join(folder, "sbom.cdx.json");
  const script = join(repository, "scripts", "pack", "write-sbom.mjs");
  const written = await runProcess(process.execPath, [script, join(folder, "archives"), file], {
    cwd: repository,
    env: process.env,
  });
  expect(written).toMatchObject({ status: 0 });
  const text = await readFile(file, "utf8");
  const { bomFormat, components } = JSON.parse(text) as { bomFormat: string; components: { purl: string }[] };
  expect(bomFormat).toBe("CycloneDX");
  expect(text).not.toContain(folder);
  const names = components.map(({ purl }) => decodeURIComponent(purl).replace(/^pkg:npm\/(.+)@.*$/, "$1"));
  const direct = published.flatMap((name) => Object.keys(manifestOf(repository, name).dependencies));
  expect(names).toEqual(expect.arrayContaining([...new Set([...Object.keys(archives), ...direct])]));
  expect(names).not.toContain("jest");
});
