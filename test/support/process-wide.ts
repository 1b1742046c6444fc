import { hasSubscribers } from "node:diagnostics_channel";
import http from "node:http";
import https from "node:https";

const modules = [
  ...["child_process", "crypto", "dns", "events", "fs", "fs/promises", "http", "https", "module", "net", "os"],
  ...["stream", "timers", "tls", "url", "util", "zlib"],
].map((name) => [name, process.getBuiltinModule(name)] as const);

/**
 * What all test files of a process have in common: node's modules and globals are the same objects in each file's realm.
 * Of `process`, with its environment and its listeners, jest makes each file a copy.
 */
const shared: Record<string, object> = {
  ...Object.fromEntries(modules),
  globalThis,
  Error,
  stdout: process.stdout,
  stderr: process.stderr,
};

/** Streams have properties that change all the time. */
const streams = new Set(["stdout", "stderr"]);

/** jest writes its cache by a library that leaves this, once. */
const jests = "signal-exit";

/** Babel, which instruments files for the coverage, sets V8's hook to this, once. */
const babels = "stackTraceRewriter";

const channels = [
  ...["http.client.request.created", "http.client.request.start", "http.client.response.finish", "net.client.socket"],
  ...["http.server.request.start", "undici:request:create", "undici:request:headers", "child_process"],
];

/** Handles that go on by themselves. Timers are not among them: jest has some of its own. */
const resources = new Set(["TCPServerWrap", "PipeServerWrap", "ProcessWrap", "Worker"]);

type Properties = [name: string, owner: object, key: PropertyKey, descriptor: PropertyDescriptor];

/** The properties of what is shared, of the classes therein, and of their prototypes. */
function* properties(): Generator<Properties> {
  for (const [name, owner] of Object.entries(shared)) {
    for (const property of propertiesOf(name, owner)) {
      const [, , key, { value }] = property as [string, object, PropertyKey, { value?: unknown }];
      if ((streams.has(name) && key !== "write") || String(key).includes(jests)) continue;
      yield property;
      if (typeof value !== "function") continue;
      const prototype: unknown = Object.getOwnPropertyDescriptor(value, "prototype")?.value;
      if (typeof prototype === "object" && prototype !== null) {
        yield* propertiesOf(`${property[0]}.prototype`, prototype);
      }
    }
  }
}

function* propertiesOf(name: string, owner: object): Generator<Properties> {
  for (const key of Reflect.ownKeys(owner)) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, key);
    if (descriptor) yield [`${name}.${String(key)}`, owner, key, descriptor];
  }
}

/** Everything else that a file can leave behind, each as something to compare. */
function figures(): Record<string, unknown> {
  const active = process.getActiveResourcesInfo().filter((name) => resources.has(name));
  return {
    ...Object.fromEntries(channels.map((name) => [`subscribers of ${name}`, hasSubscribers(name)])),
    ...Object.fromEntries([...resources].map((name) => [`open ${name}`, active.filter((one) => one === name).length])),
    "process.cwd()": process.cwd(),
    "process.exitCode": process.exitCode,
    "http.globalAgent": http.globalAgent,
    "https.globalAgent": https.globalAgent,
  };
}

function isOfBabel(property: PropertyDescriptor | undefined): boolean {
  const value: unknown = property?.value;
  // Its prototype's constructor is the function itself.
  return typeof value === "function" && value.name === babels;
}

/** Node makes some of its globals when they are first read, which no file should be blamed for. */
function makeLateGlobals(): void {
  for (const key of Reflect.ownKeys(globalThis)) Reflect.get(globalThis, key);
}

/** Looks at the process, and hands back how to find what has changed since. */
export function lookAtProcess(): () => string[] {
  makeLateGlobals();
  const before = new Map([...properties()].map((property) => [property[0], property]));
  const counted = figures();
  return () => {
    const left: string[] = [];
    const now = new Map([...properties()].map((property) => [property[0], property]));
    for (const name of new Set([...before.keys(), ...now.keys()])) {
      const [was, is] = [before.get(name)?.[3], now.get(name)?.[3]];
      if (isOfBabel(is)) continue;
      if (!Object.is(was?.value, is?.value) || was?.get !== is?.get || was?.set !== is?.set) left.push(name);
    }
    const found = figures();
    for (const name of new Set([...Object.keys(counted), ...Object.keys(found)])) {
      const [was, is] = [counted[name], found[name]];
      if (typeof was === "number" && typeof is === "number" ? is > was : is !== was)
        left.push(`${name}: ${String(was)}, then ${String(is)}`);
    }
    return left;
  };
}
