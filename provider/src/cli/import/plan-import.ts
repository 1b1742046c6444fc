import { isAbsolute, join } from "node:path";
import type { ListOptions, PartnerClient, UnreadableTenant } from "printix-partner-sdk";
import { badFile } from "../../messages/command";
import type { DeletionPolicy } from "../../tenant/deletion-policy";
import { importFile } from "../shared/import-file";
import { leftOutLines, ownState } from "../shared/other-partners";
import { ownTenants } from "../shared/own-tenants";
import type { PulumiCli, WhichStack } from "../shared/pulumi/pulumi-cli";
import type { StackState } from "../shared/pulumi/stack-export";
import { chooseTarget, type Target } from "./choose-target";
import { chooseTenants, tenantEntry, type Choice } from "./choose-tenants";
import type { TenantEntry } from "./declarations";
import { knownDeclarations, parseTarget } from "./known-declarations";
import { nextEach, nextStep, type NextStep } from "./next-step";
import type { ProgramFolder } from "./program-folder";
import { typeToImport } from "../shared/tenant-type";
import type { NewText } from "./write-files";

/** What to write, and where, and what the person runs then, where anything is to be imported; nothing is written yet. */
export interface ImportPlan extends Choice, Partial<NextStep> {
  /** What the list holds and nobody can read: it stays outside. */
  setAside: readonly UnreadableTenant[];
  files: NewText[];
  /** What the program's first file needs, so that it declares what is written; absent where it needs nothing. */
  missing?: Target["missing"];
  /** What does the same a tenant at a time, where the engine can read them all by their ids. */
  nextEach: string[];
  /** To be asked just before they are written: @throws Refusal where a file is no longer as the plan found it */
  assertStill: () => Promise<void>;
}

/** What the stack's provider has. */
export interface Connection {
  client: PartnerClient;
  /** For tenants that name none. */
  deletionPolicy: DeletionPolicy;
  /** At 100, a list that shows none of the tenants of state is accepted. Default: it is not. */
  maxVanishedPercent?: number;
}

export interface ImportSteps {
  pulumi: Pick<PulumiCli, "state" | "preview">;
  /** Other stacks, by their names. */
  others: ReadonlyMap<string, Pick<PulumiCli, "state">>;
  connect: () => Promise<Connection>;
  /** A file's text; undefined where there is none. */
  read: (path: string) => Promise<string | undefined>;
  /** The program in a folder; undefined where nobody knows of one. */
  findProgram: (folder: string) => Promise<ProgramFolder | undefined>;
  note: (line: string) => void;
  onPage?: ListOptions["onPage"];
}

export interface ImportOptions extends WhichStack {
  patterns: readonly string[];
  out: string;
  /** The file of entries; absent for what the folder needs. */
  yaml?: string | undefined;
  /** The file of the program; absent for what the folder needs. */
  typescript?: string | undefined;
  deletionPolicy?: DeletionPolicy | undefined;
  /** Whether tenants that nothing declares yet are to be of the native plugin; as state has them by default. */
  isNative?: boolean;
  /** Whether an import file that is there may be written anew. */
  isForced: boolean;
}

const defaultYaml = "tenants.yaml";

/** Decides what an import is to bring in. @throws Refusal before anything is written */
export async function planImport(steps: ImportSteps, options: ImportOptions): Promise<ImportPlan> {
  const { pulumi, others, connect, read, onPage } = steps;
  const { patterns, isForced, isNative = false } = options;
  const at = (path: string): string => (isAbsolute(path) ? path : join(options.cwd ?? ".", path));
  const out = at(options.out);
  const assertFree = async (): Promise<void> => {
    if (isForced || (await read(out)) === undefined) return;
    throw badFile(`${out} is there already. Nothing was written.`, "Move it away, or use --force.");
  };
  await assertFree();
  const program = await steps.findProgram(options.cwd ?? ".");
  const state = await pulumi.state();
  const type = typeToImport(isNative, state);
  const target = chooseTarget({
    type,
    typescript: options.typescript === undefined ? undefined : at(options.typescript),
    yaml: options.yaml === undefined ? undefined : at(options.yaml),
    defaultYaml: at(defaultYaml),
    hasDefaultYaml: (await read(at(defaultYaml))) !== undefined,
    program,
  });
  const source = (await read(target.path)) ?? "";
  const file = parseTarget(source, target, type, program);

  const known = await knownDeclarations(steps, { target, file, program, state });
  const otherStates = new Map<string, StackState>();
  for (const [stack, other] of others) otherStates.set(stack, await other.state());
  const { client, deletionPolicy: defaultPolicy, maxVanishedPercent } = await connect();
  const deletionPolicy = options.deletionPolicy ?? defaultPolicy;
  const { own, others: elsewhere } = ownState(state, client.partnerId);
  leftOutLines(elsewhere, client.partnerId).forEach(steps.note);
  const { tenants, unreadable } = await ownTenants(own, client, {
    notDone: "nothing was written",
    maxVanishedPercent,
    ...(onPage && { onPage }),
  });
  const choice = chooseTenants({
    ...{ partnerId: client.partnerId, tenants, state, others: otherStates, ...known, patterns, type, deletionPolicy },
    defaultPolicy,
  });

  const { chosen, undeclared } = choice;
  const added = new Map<string, TenantEntry>([
    ...undeclared.map(({ name, entry }) => [name, entry] as const),
    ...chosen
      .filter(({ isDeclared }) => !isDeclared)
      .map(({ name, found }) => [name, tenantEntry(found, deletionPolicy, defaultPolicy)] as const),
  ]);
  const imports = { path: out, text: `${JSON.stringify(importFile(chosen), undefined, 2)}\n` };
  const files = [
    ...(chosen.length > 0 ? [imports] : []),
    { path: target.path, text: file.with(added), isAddedTo: true },
  ];
  return {
    ...choice,
    setAside: unreadable,
    files: chosen.length + undeclared.length === 0 ? [] : files,
    ...(target.missing && { missing: target.missing }),
    ...(chosen.length > 0 && nextStep(options, options.out, deletionPolicy)),
    nextEach: deletionPolicy === defaultPolicy ? nextEach(options, chosen, deletionPolicy) : [],
    assertStill: async () => {
      await assertFree();
      if (((await read(target.path)) ?? "") === source) return;
      throw badFile(`${target.path} was changed in the meantime. Nothing was written.`, "Run it again.");
    },
  };
}
