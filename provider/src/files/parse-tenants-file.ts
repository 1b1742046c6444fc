import { isMap, isScalar, LineCounter, parseDocument, visit, type Document } from "yaml";
import { z } from "zod";

/** Words for a value of the wrong kind; zod asks here with the value that stood in the file. */
const kind = (wanted: string) => ({
  error: ({ input }: { input?: unknown }) => (input === undefined ? "is missing" : wanted),
});

const text = z.string(kind("must be a text; put it in quotes"));
const flag = z.boolean(kind("must be true or false"));

const tenantSchema = z.strictObject(
  {
    tenantName: text,
    tenantDomain: text,
    initialUser: z
      .strictObject({ email: text, name: text, createAsAdmin: flag.optional() }, kind("must hold email and name"))
      .optional(),
    deletionPolicy: z.enum(["prevent", "abandon", "cancel"], kind("must be prevent, abandon or cancel")).optional(),
    adoptExisting: flag.optional(),
  },
  kind("must hold tenantName and tenantDomain"),
);

/** The shape of tenants.yaml. What a name or a domain may be is the provider's to check, for every program alike. */
const fileSchema = z.strictObject(
  {
    tenants: z.record(
      z.string(),
      tenantSchema,
      kind("must hold the tenants, a name each; where there is none at all, write tenants: {}"),
    ),
  },
  kind("must begin with tenants:"),
);

/** A tenant as an entry of the file declares it. */
export type DeclaredTenant = z.output<typeof tenantSchema>;

/** What is wrong, and at which character of the file. */
interface Mistake {
  offset: number;
  words: string;
}

/** tenants.yaml cannot be used; the message names every mistake with its line and column. */
export class TenantsFileError extends Error {
  override readonly name = "TenantsFileError";
}

/**
 * Reads the text of a tenants file: each tenant's arguments by its name.
 *
 * @throws TenantsFileError with all mistakes, each as `tenants.yaml:7:5: …`
 */
export function parseTenantsFile(source: string, fileName: string): Record<string, DeclaredTenant> {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const failure = (mistakes: Mistake[]): TenantsFileError => {
    const inOrder = mistakes.toSorted((a, b) => a.offset - b.offset);
    const said = inOrder.map(({ offset, words }) => {
      const { line, col } = lines.linePos(offset);
      return `${fileName}:${line}:${col}: ${words}`;
    });
    return new TenantsFileError(said.join("\n"));
  };
  if (document.errors.length > 0) {
    throw failure(document.errors.map(({ pos, message }) => ({ offset: pos[0], words: message })));
  }
  const dangling = danglingAliases(document);
  if (dangling.length > 0) throw failure(dangling);
  const parsed = fileSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data.tenants;
  throw failure(
    parsed.error.issues.flatMap((issue) => {
      const path = issue.path.map(String);
      if (issue.code !== "unrecognized_keys") {
        return [{ offset: offsetOf(document, path), words: `${path.join(".") || "the file"} ${issue.message}` }];
      }
      return issue.keys.map((key) => {
        const unknown = [...path, key];
        return { offset: offsetOf(document, unknown), words: `${unknown.join(".")} is not known here` };
      });
    }),
  );
}

/** Aliases without an anchor. The parser takes them, and their conversion would throw without a position. */
function danglingAliases(document: Document): Mistake[] {
  const found: Mistake[] = [];
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document) !== undefined) return;
      const words = `*${alias.source} refers to nothing: there is no &${alias.source} above`;
      found.push({ offset: alias.range?.[0] ?? 0, words });
    },
  });
  return found;
}

/** Where the key at the end of a path begins; where it is missing, the last one on the way that is there. */
function offsetOf(document: Document, path: string[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    const pair = isMap(node) && node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
    if (pair === false || pair === undefined || !isScalar(pair.key)) break;
    offset = pair.key.range?.[0] ?? offset;
    node = pair.value;
  }
  return offset;
}
