import { parseStackExport, tenantsOf } from "../../../src/cli/shared/pulumi/stack-export";
import { failureOf } from "../../failure-of";
import { acmeCreating, acmeKept, asNative } from "./stack";

test("an export's resources and pending creates are read, and other pending operations are not", () => {
  const text = JSON.stringify({
    version: 3,
    deployment: {
      manifest: { time: "2026-01-02T03:04:05.678+01:00", magic: "" },
      resources: [acmeKept],
      pending_operations: [
        { type: "creating", resource: acmeCreating },
        { type: "deleting", resource: acmeKept },
      ],
    },
  });
  expect(parseStackExport(text)).toEqual({
    resources: [acmeKept],
    pendingCreates: [acmeCreating],
    writtenAtMs: Date.UTC(2026, 0, 2, 2, 4, 5, 678),
  });
});

test("an id that an import file brought in in capitals is read in small letters, as the list has it", () => {
  const inCapitals = { ...acmeKept, id: acmeKept.id?.toUpperCase() };
  const { resources } = parseStackExport(JSON.stringify({ version: 3, deployment: { resources: [inCapitals] } }));
  expect(resources).toEqual([acmeKept]);
});

test("a tenant that a program only reads is not one that the stack manages", () => {
  const managed = asNative(acmeKept);
  const read = { ...managed, urn: `${managed.urn}-read`, external: true };
  const { resources } = parseStackExport(JSON.stringify({ version: 3, deployment: { resources: [read, managed] } }));
  expect(tenantsOf(resources)).toEqual([managed]);
});

test.each([
  ["a stack that was never updated", { version: 3, deployment: { manifest: {} } }],
  ["a stack without a deployment", { version: 3, deployment: null }],
])("%s holds nothing", (_, exported) => {
  expect(parseStackExport(JSON.stringify(exported))).toEqual({ resources: [], pendingCreates: [] });
});

test.each(["no JSON at all: s3cret-value", '{ "deployment": { "resources": "s3cret-value" } }'])(
  "what is no export is refused, and not repeated: %s",
  async (text) => {
    const { message } = await failureOf(() => parseStackExport(text));
    expect(message).toContain("`pulumi stack export` printed something that cannot be read");
    expect(message).not.toContain("s3cret");
  },
);
