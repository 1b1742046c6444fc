import { adaptersOfLongSuite } from "../support/adapters";
import { withEngineStack, type ExportedResource } from "../support/engine-stack";

const both = adaptersOfLongSuite("the seeded state");

const seeds = {
  kept: { tenantName: "Acme Co.", tenantDomain: "acme" },
  ending: { tenantName: "Beta", tenantDomain: "beta", deletionPolicy: "cancel" },
  given: { tenantName: "Gamma", tenantDomain: "gamma", deletionPolicy: "abandon" },
} as const;

/** What a later run goes by, of what is the same for any two tenants that are alike. */
function asLeft({ id = "", inputs, outputs, protect, ...others }: ExportedResource): object {
  const { parent, type, urn } = others;
  const { billingInfo, selfUrl, ...known } = outputs ?? {};
  const place = String(selfUrl).replace(id, "ID").replace(/:\d+/, ":PORT");
  return { parent, type, urn, inputs, protect, known, place, figures: Object.keys(billingInfo ?? {}) };
}

test.each(both)("a seeded state is the one that up leaves, and no change to the program (%s)", async (adapter) => {
  const states: object[] = [];
  await withEngineStack(
    async ({ declare, succeed, resources, export: exportState }) => {
      await declare(seeds);
      await succeed("up", "--yes", "--skip-preview");
      states.push([...(await resources()).map(asLeft).sort(byUrn), othersOf(await exportState())]);
    },
    {},
    adapter,
  );
  await withEngineStack(
    async ({ seed, succeed, resources, export: exportState, sandbox }) => {
      await seed(seeds);
      states.push([...(await resources()).map(asLeft).sort(byUrn), othersOf(await exportState())]);
      expect(sandbox.requests()).toEqual([]);
      await succeed("preview", "--expect-no-changes");
      await succeed("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    },
    {},
    adapter,
  );
  expect(states[1]).toEqual(states[0]);
});

/** The URNs of all that is no tenant: the stack's own, and the providers'. */
function othersOf(exported: string): string[] {
  const { deployment } = JSON.parse(exported) as { deployment: { resources: ExportedResource[] } };
  return deployment.resources.map(({ urn }) => urn).filter((urn) => !urn.includes(":Tenant::"));
}

const byUrn = (one: object, other: object): number => JSON.stringify(one).localeCompare(JSON.stringify(other));
