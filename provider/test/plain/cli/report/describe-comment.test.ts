import fc from "fast-check";
import { describeComment, describeNoPlan } from "../../../../src/cli/report/text/describe-comment";
import { planChanges } from "../../../../src/cli/report/text/plan-changes";
import { maxBytes } from "../../../../src/cli/report/text/room";
import type { PreviewStep } from "../../../../src/cli/shared/pulumi/preview";
import { unknownValue } from "../../../../src/tenant/unknown-value";
import { documentOf, findings } from "../drift/findings";
import { faultsOf, tableRows } from "./markdown";
import { stack, stepOf, urnOf } from "./steps";

function comment(steps: readonly PreviewStep[], more: Partial<Parameters<typeof describeComment>[0]> = {}) {
  const changes = planChanges(steps);
  return describeComment({ stacks: changes.stacks, changes, drift: undefined, digest: undefined, ...more });
}

const named = (count: number, name: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => name(index));

test("a stack without a plan says so, whatever its name is", () => {
  expect(describeNoPlan("customers/dev`<!-- @team -->")).toBe(
    "### Printix: no plan\n\nIn ``customers/dev`<!-- @team -->``. `pulumi-printix plan` failed. The log of this job says why. Nothing can be applied before it succeeds.\n",
  );
});

test("cancels first, then replacements, creations, changes and removals, then drift", () => {
  const { text, cancelsLeftOut } = comment(
    [
      stepOf.update("initech"),
      stepOf.creation("hooli"),
      stepOf.other("delete", "record"),
      stepOf.replacement("globex"),
      stepOf.cancel("acme"),
      stepOf.cancel("umbrella", { deletionPolicy: "abandon" }),
      stepOf.same("soylent"),
      stepOf.other("create", "customers-dev", "pulumi:pulumi:Stack"),
      stepOf.other("create", "default", "pulumi:providers:printix"),
    ],
    { drift: documentOf([findings.missing]), digest: "0123abcd" },
  );
  expect(cancelsLeftOut).toBe(0);
  const lines = text.split("\n");
  expect(lines[0]).toBe("### Printix: 2 cancels, 1 replacement, 1 creation, 1 change, 2 removals, 1 finding of drift");
  expect(lines[2]).toBe("In `customers/dev`. Plan: `0123abcd`.");
  expect(lines.filter((line) => line.startsWith("####"))).toEqual([
    "#### Cancels: 2",
    "#### Replacements: 1",
    "#### Creations: 1",
    "#### Changes: 1",
    "#### Removals: 2",
    "#### Drift: 1 finding",
  ]);
  expect(lines.filter((line) => line.startsWith("| `customers/dev`"))).toEqual([
    "| `customers/dev` | `globex` | `globex Ltd.` | `globex.printix.net` | replaced by a new tenant |",
    "| `customers/dev` | `acme` | `acme Ltd.` | `acme.printix.net` | its block is gone |",
    "| `customers/dev` | `globex` | name `globex Ltd.` → `Other` |",
    "| `customers/dev` | `hooli` | `hooli Ltd.` in `hooli.printix.net` |",
    "| `customers/dev` | `initech` | policy `cancel` → `prevent` |",
    "| `customers/dev` | `record` | `aws:route53/record:Record` |",
    "| `customers/dev` | `umbrella` | leaves state, and its subscription goes on: `umbrella Ltd.` in `umbrella.printix.net` |",
  ]);
  expect(text).toMatch(/^\| missing \| `customers\/dev`/m);
  expect(text).toMatch(/^- \*\*missing\*\* is in state/m);
  expect(faultsOf(text)).toEqual([]);
});

test("with nothing to change, one line", () => {
  const steps = [stepOf.same("acme")];
  expect(comment(steps).text).toBe("Printix: nothing to change. In `customers/dev`.\n");
  const quiet = documentOf([]);
  expect(comment(steps, { drift: quiet, digest: "0123abcd" }).text).toBe(
    "Printix: nothing to change, no drift. In `customers/dev`. Plan: `0123abcd`.\n",
  );
  expect(comment([], { stacks: ["a/b"], changes: undefined, drift: quiet }).text).toBe(
    "Printix: no drift. In `a/b`.\n",
  );
  expect(comment([]).text).toBe("Printix: nothing to change.\n");
});

test("a replacement in three steps is one, and what only up will know says so", () => {
  const { urn, oldState, newState } = stepOf.replacement("acme", {
    tenantDomain: unknownValue,
    tenantName: "[secret]",
  });
  const { text } = comment(
    ["create-replacement", "replace", "delete-replaced"].map((op) => ({ op, urn, oldState, newState })),
  );
  expect(text).toContain("### Printix: 1 cancel, 1 replacement\n");
  expect(text).toContain("| name `acme Ltd.` → (secret), domain `acme.printix.net` → (known after up) |");
  const perhaps = comment([stepOf.update("acme", { tenantDomain: unknownValue })]).text;
  expect(perhaps).toContain("### Printix: 1 cancel, 1 change\n");
  expect(perhaps).toContain("| replaced if its new name or domain, known after up, is different |");
  expect(comment([{ ...stepOf.creation("acme"), op: "import" }]).text).toContain("| taken into state: `acme Ltd.` in ");
});

test("names of stacks and of resources are told by stack", () => {
  const other = { ...stepOf.cancel("acme"), urn: urnOf("acme").replace("::customers::", "::partners::") };
  const { text } = comment([stepOf.cancel("acme"), other]);
  expect(text).toContain("In `customers/dev`, `partners/dev`.");
  expect(
    tableRows(text)
      .slice(2)
      .map(([where]) => where),
  ).toEqual(["`customers/dev`", "`partners/dev`"]);
});

test("a long table is folded, and cancels never are", () => {
  const { text } = comment([
    ...named(21, (index) => `gone-${index}`).map((name) => stepOf.cancel(name)),
    ...named(21, (index) => `new-${index}`).map((name) => stepOf.creation(name)),
  ]);
  expect(text.indexOf("gone-20")).toBeLessThan(text.indexOf("<details><summary>21 rows</summary>"));
  expect(text.match(/<details>/g)).toHaveLength(1);
});

test("10,000 creations are cut, and the number of those that are not shown is right", () => {
  const { text } = comment(named(10_000, (index) => `customer-${index}`).map((name) => stepOf.creation(name)));
  const shown = text.match(/^\| `customers\/dev` \|/gm)?.length ?? 0;
  expect(text).toContain("### Printix: 10,000 creations\n");
  expect(text).toContain(`and ${(10_000 - shown).toLocaleString("en")} more, which \`pulumi preview\` shows.`);
  expect(Buffer.byteLength(text)).toBeGreaterThan(0.95 * maxBytes);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxBytes - 300);
});

test("cancels that do not fit as rows are named all the same, whatever else there is", () => {
  const gone = named(3000, (index) => `customer-${index}`);
  const { text, cancelsLeftOut } = comment([
    ...named(7000, (index) => `new-${index}`).map((name) => stepOf.creation(name)),
    ...gone.map((name) => stepOf.cancel(name)),
  ]);
  expect(cancelsLeftOut).toBe(0);
  const [, list = ""] = /^- `customers\/dev`: `([^`]*)`$/m.exec(text) ?? [];
  expect(list.split(" ")).toEqual(gone);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxBytes - 300);
});

test("cancels that do not fit at all: the comment begins with how many must not be approved from it", () => {
  const gone = named(10_000, (index) => `customer-${index}`);
  const { text, cancelsLeftOut } = comment(gone.map((name) => stepOf.cancel(name)));
  const [, list = ""] = /^- `customers\/dev`: `([^`]*)`$/m.exec(text) ?? [];
  const shown = list.split(" ");
  expect(shown).toEqual(gone.slice(0, shown.length));
  expect(cancelsLeftOut).toBe(10_000 - shown.length);
  expect(text.split("\n")[0]).toBe(
    `**${cancelsLeftOut.toLocaleString("en")} cancels do not fit into this comment. They must not be approved from it.**`,
  );
  const single = comment([stepOf.cancel("a".repeat(70_000))]);
  expect(single).toMatchObject({
    cancelsLeftOut: 1,
    text: expect.stringMatching(/^\*\*1 cancel does not fit/) as string,
  });
});

const hostile = [
  ...["acme", "Łódź Kraków", "漢字かな交じり文", "👨‍👩‍👧‍👦🏴", "a`b``c```d", "|", "\\|", "\\\\|", "a\\", "`", " ", ""],
  ...["<!-- pulumi-printix report: comment 0123456789abcdef -->", "</details>", "<script>alert(1)</script>"],
  ...[
    "@everyone",
    "[a](https://evil.example)",
    "![x](y)",
    "#1",
    "/close",
    "**bold**",
    "a\nb\r\n| c |",
    "\u0000\u001b[2J",
  ],
  ...["\u202eevil", "\ud800", "$&$1", "::", 'say "hi"', "a b"],
];

test("for any mix up to 10,000 changes, with long and hostile names: it fits, is whole, and names every cancel", () => {
  const pool = fc.array(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "binary" })), {
    minLength: 1,
    maxLength: 9,
  });
  const count = fc.oneof(fc.nat(30), fc.nat(3000));
  const mix = fc.record({
    ...{ pool, repeat: fc.oneof(fc.constant(1), fc.nat(40)) },
    ...{ cancels: count, replacements: fc.nat(400), creations: count, updates: count, findings: fc.nat(600) },
  });
  const check = fc.property(mix, ({ pool: names, repeat, ...counts }) => {
    const text = (index: number): string => (names[index % names.length] ?? "").repeat(repeat);
    const nameOf = (kind: string, index: number): string => `${text(index)}~${kind}${index}~`;
    const values = (index: number): object => ({ tenantName: text(index), tenantDomain: text(index + 1) });
    const steps = [
      ...named(counts.creations, (index) => nameOf("n", index)).map((name, index) =>
        stepOf.creation(name, values(index)),
      ),
      ...named(counts.replacements, (index) => nameOf("r", index)).map((name, index) =>
        stepOf.replacement(name, values(index)),
      ),
      ...named(counts.updates, (index) => nameOf("u", index)).map((name) => stepOf.update(name)),
      ...named(counts.cancels, (index) => nameOf("c", index)).map((name, index) => stepOf.cancel(name, values(index))),
    ];
    const found = named(counts.findings, text).map((tenantName) => ({ ...findings.unmanaged, tenantName }));
    const drift = documentOf(found, { warnings: named(counts.findings, text) });
    const { text: written, cancelsLeftOut } = comment(steps, { drift, stacks: [stack] });
    expect(Buffer.byteLength(written)).toBeLessThanOrEqual(maxBytes - 300);
    expect(faultsOf(written)).toEqual([]);
    const wanted = [
      ...named(counts.replacements, (index) => `~r${index}~`),
      ...named(counts.cancels, (index) => `~c${index}~`),
    ];
    const [cancels = ""] = written.split(/\n#### (?!Cancels)/);
    expect(wanted.filter((tag) => !cancels.includes(tag))).toHaveLength(cancelsLeftOut);
    expect(/^\*\*[\d,]+ cancels? do(es)? not fit/.test(written)).toBe(cancelsLeftOut > 0);
  });
  fc.assert(check, { numRuns: 25 });
});
