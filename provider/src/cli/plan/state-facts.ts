import { z } from "zod";
import { canonicalJson } from "../shared/plan/canonical-json";
import { digest } from "../shared/plan/digest";
import type { Facts } from "../shared/plan/reviewed";
import { readJson } from "../shared/pulumi/read-json";

const resource = z.looseObject({ urn: z.string(), id: z.string().optional() });

const stackExport = z.object({
  deployment: z.looseObject({
    resources: z.array(resource).nullish(),
    pending_operations: z.array(z.looseObject({ type: z.string(), resource })).nullish(),
    secrets_providers: z.unknown().optional(),
  }),
});

/** What the engine notes of its own runs and of the program's lines: another value of these is no other resource. */
const notes = ["created", "modified", "sourcePosition", "stackTrace"] as const;

/** The state that a stack has, by its resources: a manifest with the time of the last run is not part of it. */
export function stateFacts(exported: string): Facts {
  const { deployment } = readJson("stack export", exported, stackExport);
  const { resources, pending_operations: pending, secrets_providers: secrets } = deployment;
  const facts: Record<string, string> = { "(secrets provider)": digest(canonicalJson(secrets ?? null)) };
  // One URN may stand there twice, such as before the end of a replacement: the order tells them apart.
  const add = (name: string, value: unknown): void => {
    facts[name] = digest(`${facts[name] ?? ""}${canonicalJson(value)}`);
  };
  for (const each of resources ?? []) add(each.urn, without(each));
  for (const { type, resource: each } of pending ?? []) add(`pending ${type} ${each.urn}`, without(each));
  return facts;
}

function without(of: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(of).filter(([name]) => !(notes as readonly string[]).includes(name)));
}
