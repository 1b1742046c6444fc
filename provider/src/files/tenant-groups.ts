/** The part of a tenants file that cuts it into groups. */
interface Grouped {
  /** All of them; undefined where the file is not cut. */
  groups?: readonly string[] | undefined;
  tenants: Readonly<Record<string, { group?: string | undefined }>>;
}

interface GroupFault {
  path: (string | number)[];
  /** Goes on from the path. */
  message: string;
}

/**
 * What keeps the groups from being a cut: each tenant is in one of them, and in no second one. Every stack reads the whole
 * file, so each of them tells of a tenant that would be in none.
 */
export function groupFaults({ groups, tenants }: Grouped): GroupFault[] {
  const twice = (groups ?? []).flatMap((group, index): GroupFault[] =>
    groups?.indexOf(group) === index ? [] : [{ path: ["groups", index], message: "is listed twice" }],
  );
  const ofTenants = Object.entries(tenants).flatMap(([name, { group }]): GroupFault[] => {
    const message = faultOf(group, groups);
    return message === undefined ? [] : [{ path: ["tenants", name, "group"], message }];
  });
  return [...twice, ...ofTenants];
}

function faultOf(group: string | undefined, groups: readonly string[] | undefined): string | undefined {
  if (groups === undefined) return group === undefined ? undefined : "needs groups: at the top, with the names of all";
  if (group === undefined) return `is missing: ${listed(groups)}`;
  return groups.includes(group) ? undefined : `is "${group}", and groups has ${listed(groups)}`;
}

/** Why a program cannot have what it asks for: a part of a file that has none, or the whole of one that is cut. */
export function askedFault(groups: readonly string[] | undefined, asked: string | undefined): string | undefined {
  if (asked === undefined) {
    return groups && "it has groups: ask for one of them with tenantsOfGroup, or two stacks would have all tenants";
  }
  if (groups === undefined) return `it has no groups:, and the program asks for the group "${asked}"`;
  return groups.includes(asked)
    ? undefined
    : `the program asks for the group "${asked}", and groups has ${listed(groups)}`;
}

const listed = (groups: readonly string[]): string => (groups.length === 0 ? "none" : groups.join(", "));
