import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { clearSecrets, secretInTheClear } from "../../../messages/program";
import { Refusal } from "../../../messages/refusal";
import { removeEmptyAttributes } from "./empty-attributes";
import { readJson } from "./read-json";
import { runPulumi } from "./run-pulumi";
import { skipCheckpoints } from "./skip-checkpoints";
import { parseStackExport, type StackState } from "./stack-export";

/** What `pulumi import --file` reads. */
export interface ImportFile {
  nameTable: Record<string, string>;
  resources: object[];
}

/** The engine's own commands, on one stack. */
export interface PulumiCli {
  /** `PROJECT/STACK`, with the organization before it where the backend has them. */
  name(): Promise<string>;
  /** All other stacks of the backend that this login sees, of every project, as the engine names them in full. */
  otherStacks(): Promise<string[]>;
  state(): Promise<StackState>;
  /** What `pulumi preview --json` prints, also where the preview failed. */
  preview(): Promise<string>;
  /** Stack config with secrets in the clear, by whole keys such as `printix:clientId`. */
  config(): Promise<Record<string, string>>;
  import(file: ImportFile, options: { protect: boolean }): Promise<void>;
  /** Empties the list of pending creates, and leaves everything else. */
  clearPendingCreates(stackUrn: string): Promise<void>;
}

export interface WhichStack {
  /** The one that `pulumi stack select` chose, where absent. */
  stack?: string | undefined;
  /** The folder of the program; the current one where absent. */
  cwd?: string | undefined;
}

const stackList = z.array(z.object({ name: z.string() }));
const whoami = z.object({ url: z.string() });
/** What `pulumi config --json` prints. */
export const configValues = z.record(
  z.string(),
  z.object({ value: z.string().optional(), secret: z.boolean().optional() }),
);

export interface PulumiCliOptions {
  /** Whether to remove what a killed engine left behind, where it blocks the stack. Default: true. */
  repairs?: boolean;
}

export function createPulumiCli(
  { stack, cwd }: WhichStack,
  env: NodeJS.ProcessEnv,
  note: (line: string) => void,
  { repairs = true }: PulumiCliOptions = {},
): PulumiCli {
  const folder = cwd === undefined ? [] : ["--cwd", cwd];
  const common = [...(stack === undefined ? [] : ["--stack", stack]), ...folder];
  const run = (command: string, ...flags: string[]) => runPulumi(command, flags, env, common);

  /** Removes what a killed engine left behind, and runs again. @throws the error where there is no such thing */
  const repairAndRetry = async (error: unknown, retry: () => Promise<string>): Promise<string> => {
    if (!repairs || !(error instanceof Refusal && error.headline.endsWith("EOF"))) throw error;
    const { url } = readJson("whoami", await runPulumi("whoami", ["--json", "--verbose", ...folder], env), whoami);
    const removed = await removeEmptyAttributes(url, cwd ?? ".");
    if (removed.length === 0) throw error;
    note(`A killed engine left empty files of attributes, which blocked the stack: removed ${removed.join(", ")}.`);
    return retry();
  };

  const fullName = async () => (await run("stack", "--show-name", "--fully-qualify-stack-names")).trim();

  return {
    name: async () => shortName(await fullName()),
    otherStacks: async () => {
      const own = await fullName();
      const flags = ["--all", "--json", "--fully-qualify-stack-names", ...folder];
      const found = readJson("stack ls", await runPulumi("stack ls", flags, env), stackList);
      return found.map(({ name }) => name).filter((name) => name !== own);
    },
    state: async () => {
      const text = () => run("stack export");
      return parseStackExport(await text().catch((error: unknown) => repairAndRetry(error, text)));
    },
    preview: () => {
      // The program is compared with state alone: the caller reads the partner's list.
      const quiet = { ...env, PRINTIX_PREVIEW_CHECKS: "false" };
      return runPulumi("preview", ["--json"], quiet, common, (written) => written.trimStart().startsWith("{"));
    },
    config: async () => {
      const values = readJson("config", await run("config", "--json", "--show-secrets"), configValues);
      const clear = clearSecrets((name) => {
        const { value, secret = false } = values[`printix:${name}`] ?? {};
        return { value, isSecret: secret };
      });
      for (const name of clear) note(secretInTheClear(name));
      return Object.fromEntries(Object.entries(values).map(([key, { value }]) => [key, value ?? ""]));
    },
    import: async (file, { protect }) => {
      const [name, value] = skipCheckpoints;
      const flags = [`--protect=${protect}`, "--yes", "--skip-preview", "--generate-code=false"];
      await withFile(JSON.stringify(file), (path) =>
        runPulumi("import", ["--file", path, ...flags], { ...env, [name]: value }, common),
      );
    },
    // The only target is the stack's own resource, so the engine asks no provider.
    clearPendingCreates: async (stackUrn) => {
      const flags = ["--target", stackUrn, "--run-program=false", "--yes", "--skip-preview"];
      await run("refresh", "--clear-pending-creates", ...flags);
    },
  };
}

/** A stack's full name as people say it: a backend without organizations calls its only one "organization". */
export function shortName(fullName: string): string {
  return fullName.replace(/^organization\//, "");
}

/** Writes a file for one command, in a folder that nobody else can read. */
async function withFile(text: string, use: (path: string) => Promise<unknown>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "pulumi-printix-"));
  try {
    const path = join(folder, "import.json");
    await writeFile(path, text);
    await use(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
