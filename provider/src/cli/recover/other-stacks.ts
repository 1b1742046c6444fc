import { messageOf } from "printix-partner-sdk";
import { declaredTenant } from "../shared/declared-tenant";
import type { PulumiCli } from "../shared/pulumi/pulumi-cli";
import { tenantsOf, type StackState } from "../shared/pulumi/stack-export";
import { nameOf } from "../shared/pulumi/urn";
import type { ArrivedTenant, Outcome } from "./plan";

/** What the other stacks of the backend tell, by their names. */
export interface OtherStacks {
  read: ReadonlyMap<string, StackState>;
  /** Why the others could not be read; `*` stands for all, where the engine could not even list them. */
  unread: ReadonlyMap<string, string>;
}

const everyStack = "*";

/**
 * Reads them one after the other, and changes none.
 * @param list gives the engine's commands for each, by its name
 */
export async function readOtherStacks(
  list: () => Promise<ReadonlyMap<string, Pick<PulumiCli, "state">>>,
  onStack: (stack: string) => void,
): Promise<OtherStacks> {
  const read = new Map<string, StackState>();
  const unread = new Map<string, string>();
  const stacks = await list().catch((error: unknown) => {
    // In a folder or a bucket, one damaged stack keeps the engine from listing any.
    unread.set(everyStack, messageOf(error));
    return new Map<string, Pick<PulumiCli, "state">>();
  });
  for (const [stack, pulumi] of stacks) {
    onStack(stack);
    try {
      read.set(stack, await pulumi.state());
    } catch (error) {
      unread.set(stack, messageOf(error));
    }
  }
  return { read, unread };
}

/**
 * Why a tenant that only a declaration tells of may be another stack's; undefined where no state has it. Of a pending create, the
 * engine itself has written down that this stack was making it.
 * @param vouchedFor the stacks of which a person knows that they have none of these tenants
 */
export function claimedElsewhere(
  { found, tenantDomain }: ArrivedTenant,
  { read, unread }: OtherStacks,
  vouchedFor: ReadonlySet<string>,
): (Outcome & { status: "conflict" }) | undefined {
  const here = `it is there (id ${found.id}), and`;
  for (const [stack, { resources, pendingCreates }] of read) {
    const holder = tenantsOf(resources).find(({ id }) => id === found.id);
    if (holder) return claim(`${here} the stack ${stack} has it in state, as ${nameOf(holder.urn)}`, [stack]);
    const creating = tenantsOf(pendingCreates).some((one) => declaredTenant(one).tenantDomain === tenantDomain);
    if (creating) return claim(`${here} a killed run of the stack ${stack} was creating this domain`, [stack]);
  }
  const doubtful = [...unread.keys()].filter((stack) => !vouchedFor.has(stack));
  if (doubtful.length === 0) return undefined;
  const names = doubtful.map((stack) => (stack === everyStack ? "the list of all stacks (*)" : `the stack ${stack}`));
  return claim(`${here} what may have it could not be read: ${names.join(", ")}`, doubtful);
}

function claim(reason: string, stacks: string[]): Outcome & { status: "conflict" } {
  return { status: "conflict", reason, stacks };
}
