import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { unknownValue } from "../../tenant/unknown-value";
import type { Properties } from "../common/properties";

/** Properties from the engine, and which of them hold something secret. */
export interface Received {
  values: Properties;
  secrets: ReadonlySet<string>;
}

/** By which an object tells what it stands for (`specialSigKey` and `specialSecretSig` in the Pulumi SDK's runtime/rpc). */
const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** What the engine sends for a value that is not known yet, by the kind that it had (plugin/rpc.go of its SDK). */
const unknowns = new Set([
  unknownValue,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Takes what is plain out of what the engine sends, and tells which properties hold a secret, however deep. */
export function received(struct: Struct | undefined): Received {
  const values: Properties = {};
  const secrets = new Set<string>();
  for (const [name, value] of Object.entries(struct?.toJavaScript() ?? {})) {
    // The engine's own: `__internal`, `__defaults`.
    if (name.startsWith("__")) continue;
    const plain = plainOf(value, () => secrets.add(name));
    if (plain !== null) values[name] = plain;
  }
  return { values, secrets };
}

/** Properties as the engine takes them. What is undefined is left out: the engine's format has no such thing. */
export function sent(properties: object, secrets: ReadonlySet<string> = new Set()): Struct {
  const entries = Object.entries(withoutUndefined(properties)).map(([name, value]) => [
    name,
    secrets.has(name) ? { [signatureKey]: secretSignature, value } : value,
  ]);
  return Struct.fromJavaScript(Object.fromEntries(entries) as Record<string, JavaScriptValue>);
}

function plainOf(value: unknown, noteSecret: () => void): unknown {
  if (typeof value === "string") return unknowns.has(value) ? unknownValue : value;
  if (Array.isArray(value)) return value.map((item: unknown) => plainOf(item, noteSecret));
  if (typeof value !== "object" || value === null) return value;
  const object = value as Properties;
  if (object[signatureKey] === secretSignature) {
    noteSecret();
    return plainOf(object["value"], noteSecret);
  }
  return Object.fromEntries(Object.entries(object).map(([name, item]) => [name, plainOf(item, noteSecret)]));
}

function withoutUndefined(properties: object): Properties {
  return JSON.parse(JSON.stringify(properties)) as Properties;
}
