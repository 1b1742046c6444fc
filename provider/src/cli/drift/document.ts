import { z } from "zod";

/** Where the published schema of this version stands in the package: `pulumi-printix/schemas/drift-1.json`. */
export const documentVersion = 1;

export const fields = ["tenantName", "tenantDomain"] as const;
export type Field = (typeof fields)[number];

const tenantName = z.string().describe("As Printix has it; where Printix has no such tenant, as declared.");
const tenantDomain = z.string().describe("Canonical, such as acme.printix.net; of the same side as tenantName.");
const tenantId = z.string().describe("The tenant's id at Printix.");

const declared = {
  stack: z.string().describe("PROJECT/STACK, with the organization before it where the backend has them."),
  name: z.string().describe("The resource's name in the program."),
  urn: z.string(),
};

const change = z.object({
  field: z.enum(fields),
  declared: z.string().describe("What state says that the program declared."),
  actual: z.string().describe("What Printix says."),
});

const changed = {
  ...declared,
  tenantId,
  tenantName: tenantName.optional(),
  tenantDomain: tenantDomain.optional(),
  changes: z.array(change).min(1),
};

const finding = z
  .discriminatedUnion("class", [
    z
      .object({ class: z.literal("protected-and-changed"), ...changed })
      .describe("As changed, of a tenant that state protects: no `pulumi up` can bring it back in line."),
    z
      .object({ class: z.literal("changed"), ...changed })
      .describe("Name or domain at Printix differ from what is declared."),
    z
      .object({
        class: z.literal("missing"),
        ...declared,
        tenantId,
        tenantName: tenantName.optional(),
        tenantDomain: tenantDomain.optional(),
      })
      .describe("State has it, and the partner's whole list does not show it."),
    z
      .object({
        class: z.literal("unmanaged"),
        partnerId: z.string(),
        tenantId,
        tenantName,
        tenantDomain,
      })
      .describe("It is in the partner's list, and in none of the stacks."),
    z
      .object({
        class: z.literal("pending"),
        ...declared,
        source: z.enum(["state", "plan"]).describe("Who knows of it: the state's pending operations, or a plan."),
        tenantId: tenantId.describe("There where Printix has a tenant of this name and domain already.").optional(),
        tenantName: tenantName.optional(),
        tenantDomain: tenantDomain.optional(),
      })
      .describe("Declared, and not created as far as state knows."),
  ])
  .meta({ id: "finding" });

export type Finding = z.output<typeof finding>;
export type DriftClass = Finding["class"];
export type ChangedFinding = Extract<Finding, { changes: unknown }>;

const count = z.int().nonnegative();

/** What `drift --json` prints. Names are public: add to them, never change them. */
export const driftDocument = z
  .object({
    version: z.literal(documentVersion),
    checkedAt: z.iso.datetime().describe("When the check began."),
    hasDrift: z.boolean().describe("Whether findings holds anything; the exit status is 2 then."),
    stacks: z.array(z.string()).min(1).describe("All stacks that were read."),
    summary: z.object({
      declared: count.describe(
        "Tenants in the state of all stacks, without those of other partners than the stacks are configured for.",
      ),
      listed: count.describe("Tenants in the partners' lists."),
      "protected-and-changed": count,
      changed: count,
      missing: count,
      unmanaged: count,
      pending: count,
      ignored: count,
      planned: count
        .describe("Tenants that the plans create; what Printix has already of them is a finding.")
        .optional(),
    }),
    findings: z.array(finding),
    ignored: z.array(
      z.object({
        finding,
        reason: z.string().describe("The rule's own."),
        rule: z.string().describe("FILE:LINE of the rule."),
      }),
    ),
    setAside: z
      .array(
        z.object({
          partnerId: z.string(),
          id: z.string().optional(),
          tenantName: z.string().optional(),
          tenantDomain: z.string().optional(),
          reason: z.string().describe("What does not fit, and where: never what stood there."),
        }),
      )
      .describe("What a partner's list holds and nobody can read. As long as there is any, nothing counts as missing.")
      .optional(),
    warnings: z.array(z.string()).describe("What a person should look at, and what could not be compared."),
  })
  .describe("What `pulumi-printix drift --json` prints.");

export type DriftDocument = z.output<typeof driftDocument>;
