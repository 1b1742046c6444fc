import { z } from "zod";

/** Things by their names, each as a digest or a version: equal ones are the same. */
const facts = z.record(z.string(), z.string());
export type Facts = Readonly<Record<string, string>>;

/**
 * How much of the partner's list a plan is bound to. `all`: every tenant in it. `own`: those of the plan and of its stack's
 * state, and whoever has a name or a domain that it is to create. `unread`: the same, as state has them, without a look.
 */
export const extents = ["all", "own", "unread"] as const;
export type Extent = (typeof extents)[number];

/** Everything that a plan rests on, as it was when it was made: what stands beside it in its folder. */
export const reviewed = z.strictObject({
  format: z.literal(1),
  stack: z.string(),
  /** Of the plan's own files, by their names. Two plans that do the same differ in these alone, such as by their times. */
  files: facts,
  /** Of what the program does, by the resources that it does it to. */
  operations: facts,
  /** Of the program's files, by their paths below its folder. */
  program: facts,
  /** Versions of what runs it. */
  packages: facts,
  /** Of stack config, and of the settings that say which subscriptions a run is about. */
  config: facts,
  /** Of the resources in state, and of the operations that are pending there. */
  state: facts,
  /** Of the partner's tenants, by their ids. */
  list: facts,
  extent: z.enum(extents),
  /** What belongs to the program and stands outside of its folder, as it was named. */
  include: z.array(z.string()),
});
export type Reviewed = z.output<typeof reviewed>;

/** What is compared without a request, in the order in which a person looks for the reason. */
export const localParts = ["files", "program", "packages", "config", "state"] as const;
export type LocalPart = (typeof localParts)[number];
export type Part = LocalPart | "list" | "operations";
