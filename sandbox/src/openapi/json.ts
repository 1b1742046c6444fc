/** A part of the description: plain JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** A pointer to another part of the description. */
export function ref(section: "schemas" | "responses" | "headers" | "parameters", name: string): Json {
  return { $ref: `#/components/${section}/${name}` };
}
