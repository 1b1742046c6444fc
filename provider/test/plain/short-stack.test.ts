import * as pulumi from "@pulumi/pulumi";
import { Tenant } from "../../src";
import { shortenStacks } from "../../src/resource/short-stack";
import { acmeArgs } from "../acme";
import { register } from "../mock-engine";

/** As the SDK looks at the stack (`Resource.callsites`). */
function sdkStack(): string[] {
  const limit = Error.stackTraceLimit;
  try {
    Error.stackTraceLimit = Infinity;
    return new Error("seen").stack?.split("\n") ?? [];
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** A program with a deep stack, such as Node's loader leaves. */
function atDepth<T>(depth: number, work: () => T): T {
  return depth === 0 ? work() : atDepth(depth - 1, work);
}

/** A named function: of an anonymous one the SDK reads no line, with or without us (`Resource.framePositionRegExp`). */
function declareAcme(): Tenant {
  return new Tenant("acme", acmeArgs);
}

const v8: { prepareStackTrace?: unknown } = Error;
const hook = (): unknown => v8.prepareStackTrace;

test("state keeps the line of the program that declares the tenant, and nothing above it", async () => {
  const { stack } = await register(() => atDepth(20, declareAcme));
  expect(stack.at(-1)).toMatch(/plain\/short-stack\.test\.ts:\d+$/);
  expect(stack.filter((frame) => frame.includes("short-stack.test.ts"))).toHaveLength(1);
});

test("another resource of the program keeps its whole stack", async () => {
  class Other extends pulumi.ComponentResource {}
  const { stack } = await register(() => atDepth(20, () => new Other("test:Other", "other")));
  expect(stack.length).toBeGreaterThan(20);
});

test("the hook that was there comes back", async () => {
  const before = hook();
  await register(() => {
    const tenant = new Tenant("acme", acmeArgs);
    expect(hook()).toBe(before);
    return tenant;
  });
});

test("also where the declaration throws", () => {
  const before = hook();
  expect(() => new Tenant("", acmeArgs)).toThrow();
  expect(hook()).toBe(before);
});

test("errors that are thrown meanwhile keep their frames", () => {
  const restore = shortenStacks();
  try {
    const stack = atDepth(200, () => new Error("ordinary").stack ?? "");
    expect(stack.split("\n")).toHaveLength(1 + Error.stackTraceLimit);
    expect(stack).toContain("Error: ordinary");
  } finally {
    restore();
  }
});

describe.each([
  [
    "with a hook of somebody else",
    (_: Error, frames: NodeJS.CallSite[]) => ["theirs", ...frames.map(String)].join("\n"),
  ],
  ["without any hook", undefined],
] as const)("%s", (_, theirs) => {
  const before = hook();
  beforeEach(() => {
    v8.prepareStackTrace = theirs;
  });
  afterEach(() => {
    v8.prepareStackTrace = before;
  });

  test("the stack is short, and its form is kept", () => {
    const restore = shortenStacks();
    const [first, ...frames] = atDepth(20, sdkStack);
    restore();
    expect(first).toBe(theirs ? "theirs" : "Error: seen");
    expect(frames).toHaveLength(6);
    expect(frames[0]).toMatch(theirs ? /^sdkStack \(/ : /^ {4}at sdkStack \(.*:\d+:\d+\)$/);
    expect(hook()).toBe(theirs);
  });
});
