import { createCancelCap } from "../src/run/cancel-cap";
import { createCreationBudget } from "../src/run/creation-budget";
import type { Run } from "../src/run/run";
import { createTenantHolders, type TenantHolders } from "../src/run/tenant-holders";
import { createVanishGuard } from "../src/run/vanish-guard";
import type { FakeClient } from "./fake-client";

/** A run whose guard finds at once that nobody asks any more. */
export function fakeRun(client: FakeClient, maxCancels?: number): Run {
  return {
    client,
    vanishGuard: createVanishGuard(10, { sleep: () => Promise.resolve() }, () => client.snapshot.afresh()),
    cancelCap: createCancelCap(maxCancels),
    budget: createCreationBudget(),
    tell: () => undefined,
  };
}

/** Holders whose engine is quiet at once. */
export function fakeHolders(): TenantHolders {
  let nowMs = 0;
  return createTenantHolders({
    now: () => nowMs,
    sleep: (ms) => {
      nowMs += ms;
      return Promise.resolve();
    },
  });
}
