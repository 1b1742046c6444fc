import { cp, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "printix-partner-sandbox";
import { requestKinds } from "../support/requests";
import { runProcess, type ProcessResult } from "../support/run-process";

const repository = join(__dirname, "..", "..");
const packages = ["sdk", "provider", "sandbox"];

test("examples/basic, copied out and with the packed packages installed, creates its tenant, and passes its own test", async () => {
  const folder = await mkdtemp(join(tmpdir(), "printix-example-"));
  const sandbox = await startSandbox();
  try {
    const tarballs = join(folder, "tarballs");
    const program = join(folder, "program");
    await mkdir(tarballs);
    await mkdir(join(folder, "state"));
    await cp(join(repository, "examples", "basic"), program, { recursive: true });

    const own = Object.entries(process.env).filter(([name]) => !/^(PULUMI|PRINTIX|npm)_/.test(name));
    const env = {
      ...Object.fromEntries(own),
      PULUMI_BACKEND_URL: `file://${folder}/state`,
      PULUMI_CONFIG_PASSPHRASE: "example",
      PULUMI_HOME: join(folder, "home"),
      PULUMI_SKIP_UPDATE_CHECK: "true",
      ...sandbox.env,
    };
    const succeed = async (cwd: string, command: string, ...args: string[]): Promise<ProcessResult> => {
      const result = await runProcess(command, args, { cwd, env });
      if (result.status !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${result.output}`);
      return result;
    };

    const workspaces = packages.flatMap((name) => ["--workspace", name]);
    await succeed(repository, "npm", "pack", "--pack-destination", tarballs, ...workspaces);
    const packed = (await readdir(tarballs)).map((name) => join(tarballs, name));
    expect(packed).toHaveLength(packages.length);
    await succeed(program, "npm", "install", "--no-audit", "--no-fund", ...packed);

    await succeed(program, "pulumi", "stack", "init", "example");
    await succeed(program, "pulumi", "up", "--yes", "--skip-preview");
    const outputs = await succeed(program, "pulumi", "stack", "output", "--json");
    const [tenant] = sandbox.tenants();
    expect(JSON.parse(outputs.stdout)).toEqual({ tenantId: tenant?.id, home: "https://acme.printix.net" });
    await succeed(program, "pulumi", "preview", "--expect-no-changes");
    expect(requestKinds(sandbox)).toEqual(["POST token 200", "GET tenants 200", "POST tenants 200"]);
    expect((await succeed(program, "npm", "test")).stdout).toMatch(/^. pass 1$/m);
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
