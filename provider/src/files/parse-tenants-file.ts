import { z } from "zod";
import { deletionPolicies } from "../tenant/deletion-policy";
import { askedFault, groupFaults } from "./tenant-groups";
import { expected, mistakeLines, parseYaml, text } from "./yaml-file";

const flag = z.boolean(expected("must be true or false"));

const tenantSchema = z.strictObject(
  {
    tenantName: text,
    tenantDomain: text,
    initialUser: z
      .strictObject({ email: text, name: text, createAsAdmin: flag.optional() }, expected("must hold email and name"))
      .optional(),
    deletionPolicy: z.enum(deletionPolicies, expected("must be prevent, abandon or cancel")).optional(),
    adoptExisting: flag.optional(),
    group: text.optional(),
  },
  expected("must hold tenantName and tenantDomain"),
);

/** The shape of tenants.yaml. The provider checks names and domains, as it does for every program. */
const fileSchema = z
  .strictObject(
    {
      groups: z.array(text, expected("must be a list of names")).optional(),
      tenants: z.record(
        z.string(),
        tenantSchema,
        expected("must have the tenants, each under its name; if there are none, write tenants: {}"),
      ),
    },
    expected("must begin with tenants:"),
  )
  .superRefine((file, context) => {
    for (const { path, message } of groupFaults(file)) context.addIssue({ code: "custom", path, message });
  });

type Entry = z.output<typeof tenantSchema>;

/** A tenant as an entry of the file declares it. */
export type DeclaredTenant = Omit<Entry, "group">;

/** tenants.yaml cannot be used; the message names every mistake with its line and column. */
export class TenantsFileError extends Error {
  override readonly name = "TenantsFileError";
}

/**
 * Reads the text of a tenants file: each tenant's arguments by its name. The whole file is checked, whatever part is asked for.
 *
 * @param group the one whose tenants are asked for, in a file that names its groups
 * @throws TenantsFileError with all mistakes, each as `tenants.yaml:7:5: …`
 */
export function parseTenantsFile(source: string, fileName: string, group?: string): Record<string, DeclaredTenant> {
  const yaml = parseYaml(source, (mistakes) => new TenantsFileError(mistakeLines(fileName, mistakes)));
  const { groups, tenants } = yaml.check(fileSchema);
  const fault = askedFault(groups, group);
  if (fault !== undefined) throw yaml.failureAt(0, fault);
  return Object.fromEntries(
    Object.entries(tenants)
      .filter(([, entry]) => entry.group === group)
      .map(([name, { group: _, ...tenant }]) => [name, tenant]),
  );
}
