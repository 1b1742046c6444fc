import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { published } from "../schemas/package-fields.ts";
import { fetchedPackage } from "../support/fetched-package";
import { leaveOut } from "../support/left-out";
import { unpackPackages } from "../support/packed-packages";
import { runProcess } from "../support/run-process";

const repository = join(__dirname, "..", "..");

const native = fetchedPackage(`@typescript/typescript-${process.platform}-${process.arch}`, "7.0.2");
const older = fetchedPackage("typescript", "5.9.3");

/** Compilers by their versions, each as a command: one that a program may still have, ours, and the newest. */
const compilers: Record<string, readonly string[] | undefined> = {
  "5.9.3": older === undefined ? undefined : [process.execPath, join(older, "lib", "tsc.js")],
  "6.0.3": [process.execPath, join(repository, "node_modules", "typescript", "lib", "tsc.js")],
  "7.0.2": native === undefined ? undefined : [join(native, "lib", "tsc")],
};

/** How a program's tsconfig.json may have modules found, and whether its program is CommonJS, an ES module or both. */
const resolutions = {
  node16: { module: "node16", files: ["program.cts", "program.mts"] },
  nodenext: { module: "nodenext", files: ["program.cts", "program.mts"] },
  bundler: { module: "esnext", files: ["program.mts"] },
  node10: { module: "commonjs", files: ["program.cts"] },
} as const;

/** What a program may do with each way in, and what its types have to be. */
const program = `
import { createPartnerClient, isRateLimitError, type PartnerTenant } from "printix-partner-sdk";
import * as printix from "pulumi-printix";
import * as native from "pulumi-printix/native";
import { servePlugin } from "pulumi-printix/plugin";
import { provider } from "pulumi-printix/runtime";
import { startSandbox, type Sandbox } from "printix-partner-sandbox";

const args: printix.TenantArgs = { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "prevent" };
const tenants = [new printix.Tenant("acme", args), new native.Tenant("globex", args, { protect: true })];
export const homes: string[] = [];
for (const { homeUrl } of tenants) homeUrl.apply((url: string) => homes.push(url.toUpperCase()));
export const partner = new native.Provider("one", { partnerId: "p-1", clientSecret: homes[0] ?? "" });
export const policy: native.DeletionPolicy = native.DeletionPolicy.Cancel;
export const serve: () => void = servePlugin;
export const read: Promise<{ id?: string }> = provider.read("id", {});
export async function names(): Promise<string[]> {
  const sandbox: Sandbox = await startSandbox({ tenants: 3 });
  try {
    const client = createPartnerClient({ partnerId: "p-1", clientId: "c-1", clientSecret: "s-1", apiUrl: sandbox.url });
    const found: readonly PartnerTenant[] = await client.tenants.list();
    return found.map(({ tenantName }) => tenantName);
  } catch (error) {
    if (isRateLimitError(error)) return [error.message];
    throw error;
  } finally {
    await sandbox.stop();
  }
}
// @ts-expect-error: no such policy
export const wrong: printix.TenantArgs = { tenantName: "A", tenantDomain: "a", deletionPolicy: "keep" };
// @ts-expect-error: a number is no name
new native.Tenant("acme", { tenantName: 1, tenantDomain: "acme" });
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "printix-types-"));
  await unpackPackages(folder);
  const own = await readdir(join(folder, "node_modules"));
  for (const name of await readdir(join(repository, "node_modules"))) {
    if (name.startsWith(".") || own.includes(name)) continue;
    await symlink(join(repository, "node_modules", name), join(folder, "node_modules", name));
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The programs that the packages' own pages show. */
async function programsOfPages(): Promise<Record<string, string>> {
  const programs: Record<string, string> = {};
  for (const name of published) {
    const page = await readFile(join(repository, name, "README.md"), "utf8");
    const block = /^```ts\n([^]*?)^```$/m.exec(page)?.[1] ?? "";
    expect(block).toContain("import ");
    programs[`${name}.mts`] = block;
  }
  return programs;
}

/** The faults that a compiler finds in programs and in our declarations; those in what we depend on are not ours. */
async function faults(compiler: readonly string[], name: string, options: object, programs: Record<string, string>) {
  const cwd = join(folder, name);
  await mkdir(cwd);
  for (const [file, text] of Object.entries(programs)) await writeFile(join(cwd, file), text);
  const compilerOptions = {
    ...{ target: "es2022", strict: true, skipLibCheck: false, noEmit: true, types: ["node"] },
    ...options,
  };
  await writeFile(join(cwd, "tsconfig.json"), JSON.stringify({ compilerOptions, files: Object.keys(programs) }));
  const [command, ...args] = [...compiler, "--pretty", "false"];
  const { status, output } = await runProcess(command, args, { cwd, env: process.env });
  const lines = output.split("\n").filter((line) => /^\S*.*error TS\d+/.test(line));
  if (status !== 0 && lines.length === 0) throw new Error(`the compiler says nothing of a fault:\n${output}`);
  const ofOthers = /node_modules\/(?!pulumi-printix\/|printix-partner-)/;
  return lines.filter((line) => !ofOthers.test(line));
}

describe.each(Object.entries(compilers))("TypeScript %s", (version, compiler) => {
  if (compiler === undefined) leaveOut(`types of the packages in TypeScript ${version}: it cannot be fetched here`);
  const testHere = compiler === undefined ? test.skip : test;
  for (const [name, { module, files }] of Object.entries(resolutions)) {
    // TypeScript 7 has it no longer, and 6 takes it with a word alone.
    if (name === "node10" && version.startsWith("7")) continue;
    const more = name === "node10" && version.startsWith("6") ? { ignoreDeprecations: "6.0" } : {};
    testHere(
      `${name}, strict: programs, those of the pages too, and our declarations are without a fault`,
      async () => {
        const programs = {
          ...Object.fromEntries(files.map((file) => [file, program])),
          ...(name === "nodenext" ? await programsOfPages() : {}),
        };
        const options = { module, moduleResolution: name, ...more };
        expect(await faults(compiler ?? [], `${version} ${name}`, options, programs)).toEqual([]);
      },
    );
  }
});
