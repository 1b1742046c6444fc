import type { TenantType } from "../../tenant/tenant-types";
import type { PlannedCreate } from "../shared/pulumi/preview";
import type { PulumiCli } from "../shared/pulumi/pulumi-cli";
import { tenantsOf, type StackState } from "../shared/pulumi/stack-export";
import { nameOf } from "../shared/pulumi/urn";
import type { Target } from "./choose-target";
import type { Declarations } from "./declarations";
import { declaredByProgram } from "./declared-by-program";
import { parseProgramFile } from "./program-blocks";
import type { ProgramFolder } from "./program-folder";
import { parseTenantsYaml } from "./tenants-yaml";

/** The file that declarations are added to, as it stands. @throws Refusal where nothing can be added */
export function parseTarget(
  source: string,
  { kind, path }: Target,
  type: TenantType,
  program?: ProgramFolder,
): Declarations {
  if (kind === "yaml") return parseTenantsYaml(source, path);
  return parseProgramFile(source, path, program?.isModule === true, type);
}

interface Known {
  declared: Declarations["entries"];
  /** Those that a preview shows. */
  blocks: ReadonlyMap<string, PlannedCreate>;
  /** The URNs of tenants of state that the program does not declare. */
  missing: ReadonlySet<string>;
}

interface Steps {
  pulumi: Pick<PulumiCli, "preview">;
  note: (line: string) => void;
}

interface Parts {
  target: Target;
  file: Declarations;
  program: ProgramFolder | undefined;
  state: StackState;
}

/** What the file declares. Where the program may declare more, a preview adds that. */
export async function knownDeclarations(
  { pulumi, note }: Steps,
  { target, file, program, state }: Parts,
): Promise<Known> {
  const { entries } = file;
  const isKnown = tenantsOf(state.resources).every(({ urn }) => entries.has(nameOf(urn)));
  const isEnough = target.kind === "yaml" ? isKnown : program?.mainText === undefined && isKnown;
  if (isEnough) return { declared: entries, blocks: new Map(), missing: new Set() };
  const { added, missing, fault } = declaredByProgram(await pulumi.preview());
  if (fault !== undefined) {
    note(`What the program declares is not known in full, so look at the table: \`pulumi preview\` failed: ${fault}`);
  }
  const inputs = [...added].map(([name, block]) => [name, block.inputs] as const);
  return { declared: new Map([...inputs, ...entries]), blocks: added, missing };
}
