import { messageWithCode } from "../../messages/explain";
import { apiPlace, type PartnerClient, type PartnerClientOptions, type TenantListing } from "printix-partner-sdk";
import { badInput } from "../../messages/command";
import type { Progress } from "../../run/progress";
import { leftOutLines, ownState } from "../shared/other-partners";
import { ownTenants } from "../shared/own-tenants";
import { plannedByStack } from "../shared/pulumi/planned-by-stack";
import type { PlannedCreate } from "../shared/pulumi/preview";
import type { StateResource } from "../shared/pulumi/stack-export";
import { showPages } from "../shared/with-progress";
import { applyRules } from "./apply-rules";
import { compare, inOrder, type PartnerView } from "./compare";
import { documentVersion, type DriftClass, type DriftDocument, type Finding } from "./document";
import type { PlacedRule } from "./ignore-rule";
import type { StackReader } from "./stack-reader";
import { stateTenants, type StateTenant } from "./state-tenants";
import { uncreatedTenants, type UncreatedTenant } from "./uncreated-tenants";
import { warningsAbout } from "./warnings";

export interface DriftSteps {
  stacks: readonly StackReader[];
  connect: (options: PartnerClientOptions) => PartnerClient;
  planned: readonly PlannedCreate[];
  rules: readonly PlacedRule[];
  now: Date;
  progress: Pick<Progress, "show">;
  note: (line: string) => void;
}

/** Stacks of one partner share one list. */
interface Partner {
  options: PartnerClientOptions;
  stacks: string[];
  resources: StateResource[];
  inState: StateTenant[];
  uncreated: UncreatedTenant[];
}

const count = (value: number): string => value.toLocaleString("en");

/** Compares what the stacks declare with what Printix lists. Sends one list for each partner, and changes nothing. */
export async function findDrift(steps: DriftSteps): Promise<DriftDocument> {
  const { connect, rules, now, progress, note } = steps;
  const { names, partners, known, leftOut } = await readStacks(steps);
  const views: PartnerView[] = [];
  for (const { options, stacks, resources, inState, uncreated } of partners) {
    const { tenants: listed, unreadable } = await withNames(stacks, readTenants(connect(options), resources, progress));
    views.push({ partnerId: options.partnerId, known, inState, uncreated, listed, unreadable });
    progress.show(`comparing ${count(inState.length)} tenants of state with ${count(listed.length)} of the list`);
  }
  const applied = applyRules(inOrder(views.flatMap(compare)), rules, now.toISOString().slice(0, 10));
  applied.notes.forEach(note);
  const { findings, ignored } = applied;
  const declared = views.flatMap(({ inState }) => inState.filter(({ standing }) => standing === "active")).length;
  const listed = views.flatMap((view) => view.listed).length;
  const setAside = views.flatMap(({ partnerId, unreadable }) => unreadable.map((item) => ({ partnerId, ...item })));
  const created = views.flatMap(({ uncreated }) => uncreated.filter(({ source }) => source === "plan")).length;
  return {
    version: documentVersion,
    checkedAt: now.toISOString(),
    hasDrift: findings.length > 0,
    stacks: names,
    summary: { declared, listed, ...countByClass(findings), ignored: ignored.length, planned: created },
    findings,
    ignored,
    setAside,
    warnings: [...leftOut, ...views.flatMap(warningsAbout), ...applied.warnings],
  };
}

interface Stacks {
  names: string[];
  partners: Partner[];
  /** The ids in the state of all of them, of other partners' tenants too. */
  known: Set<string>;
  /** What of them is compared with no list. */
  leftOut: string[];
}

async function readStacks({ stacks, planned, progress }: DriftSteps): Promise<Stacks> {
  const names: string[] = [];
  progress.show("asking the engine for the stacks");
  for (const stack of stacks) names.push(await stack.name());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw badInput(`The stack ${twice} was asked for twice.`, "Name every stack once.");
  const plans = plannedByStack(planned, names);

  const partners = new Map<string, Partner>();
  const known = new Set<string>();
  const leftOut: string[] = [];
  for (const [index, reader] of stacks.entries()) {
    const name = names[index] ?? "";
    progress.show(`reading the state of ${name}`);
    const state = await withNames([name], reader.state());
    const options = await withNames([name], reader.clientOptions());
    const key = apiPlace(options);
    const partner = partners.get(key) ?? { options, stacks: [], resources: [], inState: [], uncreated: [] };
    partners.set(key, partner);
    partner.stacks.push(name);
    for (const { id } of stateTenants(name, state.resources)) known.add(id);
    const { own, others } = ownState(state, options.partnerId);
    leftOut.push(...leftOutLines(others, options.partnerId).map((line) => `${name}: ${line}`));
    const inState = stateTenants(name, own.resources);
    partner.resources.push(...own.resources);
    partner.inState.push(...inState);
    partner.uncreated.push(...uncreatedTenants(name, own, inState, plans.get(name) ?? []));
  }
  return { names, partners: [...partners.values()], known, leftOut };
}

function readTenants(
  client: PartnerClient,
  resources: StateResource[],
  progress: Pick<Progress, "show">,
): Promise<TenantListing> {
  progress.show(`reading the tenants of the partner ${client.partnerId}`);
  return ownTenants({ resources }, client, {
    notDone: "nothing was compared",
    isReport: true,
    onPage: showPages(progress),
  });
}

/** A failure names the stacks that it is about. */
async function withNames<T>(stacks: readonly string[], step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (error) {
    throw new Error(`${stacks.join(", ")}: ${messageWithCode(error)}`, { cause: error });
  }
}

function countByClass(findings: readonly Finding[]): Record<DriftClass, number> {
  const of = (name: DriftClass): number => findings.filter((finding) => finding.class === name).length;
  return {
    "protected-and-changed": of("protected-and-changed"),
    changed: of("changed"),
    missing: of("missing"),
    unmanaged: of("unmanaged"),
    pending: of("pending"),
  };
}
