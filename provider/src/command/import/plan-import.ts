import { isAbsolute, join } from "node:path";
import type { ListOptions, PartnerClient } from "printix-partner-sdk";
import { domainLabel } from "printix-partner-sdk";
import { defaultDeletionPolicy, type DeletionPolicy } from "../../tenant/deletion-policy";
import { CommandFailure } from "../command-failure";
import { importFile } from "../import-file";
import { ownTenants } from "../own-tenants";
import type { PulumiCli, WhichStack } from "../pulumi/pulumi-cli";
import type { StackState } from "../pulumi/stack-export";
import { chooseTenants, type Choice } from "./choose-tenants";
import { parseTenantsYaml, type TenantEntry } from "./tenants-yaml";
import { typescriptBlocks } from "./typescript-blocks";

/** What to write, and where; nothing is written yet. */
export interface ImportPlan extends Choice {
  files: { path: string; text: string }[];
  /** What the person runs next. */
  next: string;
  /** To be asked just before they are written: @throws CommandFailure where a file is no longer as the plan found it */
  assertStill: () => Promise<void>;
}

/** What the stack's provider has. */
export interface Connection {
  client: PartnerClient;
  /** For tenants that name none. */
  deletionPolicy: DeletionPolicy;
  /** At 100, a list is believed that shows none of the tenants of state. Default: it is not. */
  maxVanishedPercent?: number;
}

export interface ImportSteps {
  pulumi: Pick<PulumiCli, "state">;
  /** Other stacks, by their names. */
  others: ReadonlyMap<string, Pick<PulumiCli, "state">>;
  connect: () => Promise<Connection>;
  /** A file's text; undefined where there is none. */
  read: (path: string) => Promise<string | undefined>;
  onPage?: ListOptions["onPage"];
}

export interface ImportOptions extends WhichStack {
  patterns: readonly string[];
  out: string;
  yaml: string;
  typescript?: string | undefined;
  deletionPolicy?: DeletionPolicy | undefined;
  /** Whether files that are there may be written anew. */
  isForced: boolean;
}

/** Decides what an import is to bring in. @throws CommandFailure before anything is written */
export async function planImport(
  { pulumi, others, connect, read, onPage }: ImportSteps,
  options: ImportOptions,
): Promise<ImportPlan> {
  const { patterns, typescript, isForced } = options;
  const at = (path: string): string => (isAbsolute(path) ? path : join(options.cwd ?? ".", path));
  const assertFree = async (path: string): Promise<void> => {
    if (isForced || (await read(path)) === undefined) return;
    throw new CommandFailure(`${path} is there already. Nothing was written: move it away, or use --force.`);
  };
  const [out, yaml] = [at(options.out), at(options.yaml)];
  const assertAllFree = async (): Promise<void> => {
    await assertFree(out);
    if (typescript !== undefined) await assertFree(at(typescript));
  };
  await assertAllFree();
  const source = typescript === undefined ? ((await read(yaml)) ?? "") : undefined;
  const program = source === undefined ? undefined : parseTenantsYaml(source, options.yaml);

  const state = await pulumi.state();
  const otherStates = new Map<string, StackState>();
  for (const [stack, other] of others) otherStates.set(stack, await other.state());
  const { client, deletionPolicy: usual, maxVanishedPercent } = await connect();
  const deletionPolicy = options.deletionPolicy ?? usual;
  const undone = "nothing was written";
  const tenants = await ownTenants(state, client, { undone, maxVanishedPercent, ...(onPage && { onPage }) });
  const choice = chooseTenants({
    tenants,
    state,
    others: otherStates,
    declared: program?.entries ?? new Map(),
    patterns,
    deletionPolicy,
    usualPolicy: usual,
  });

  const added = new Map(
    choice.chosen
      .filter(({ isDeclared }) => !isDeclared)
      .map(({ name, found: { tenantName, tenantDomain } }): [string, TenantEntry] => [
        name,
        {
          tenantName,
          tenantDomain: domainLabel(tenantDomain),
          ...(deletionPolicy !== usual && { deletionPolicy }),
        },
      ]),
  );
  const files = [{ path: out, text: `${JSON.stringify(importFile(choice.chosen), undefined, 2)}\n` }];
  if (program) files.push({ path: yaml, text: program.with(added) });
  else if (typescript !== undefined) files.push({ path: at(typescript), text: typescriptBlocks(added) });
  return {
    ...choice,
    files: choice.chosen.length === 0 ? [] : files,
    next: nextStep(options, deletionPolicy),
    assertStill: async () => {
      await assertAllFree();
      if (source === undefined || ((await read(yaml)) ?? "") === source) return;
      throw new CommandFailure(`${yaml} was changed meanwhile. Nothing was written: run it again.`);
    },
  };
}

/** The engine protects what it imports, unless it is told otherwise; a tenant's policy says what the program wants. */
function nextStep({ out, stack, cwd }: ImportOptions, deletionPolicy: DeletionPolicy): string {
  const flags = [
    ["--file", out],
    ["--generate-code=false"],
    ...(deletionPolicy === defaultDeletionPolicy ? [] : [["--protect=false"]]),
    ...(stack === undefined ? [] : [["--stack", stack]]),
    ...(cwd === undefined ? [] : [["--cwd", cwd]]),
  ];
  return ["pulumi", "import", ...flags.flat().map(shellWord)].join(" ");
}

function shellWord(word: string): string {
  return /^[\w.,:/=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
