import { readProviderConfig } from "../src/config/provider-config";
import { createCancelCap } from "../src/run/cancel-cap";
import { createCreationBudget } from "../src/run/creation-budget";
import type { Partner, Run } from "../src/run/run";
import { createTenantHolders, type TenantHolders } from "../src/run/tenant-holders";
import { createVanishGuard, type VanishGuard } from "../src/run/vanish-guard";
import { partnerId } from "./acme";
import type { FakeClient } from "./fake-client";

interface FakeRunOptions {
  maxCancels?: number;
  holders?: TenantHolders;
  tell?: (line: string) => void;
  vanishGuard?: VanishGuard;
}

const config = readProviderConfig(() => undefined, {
  PRINTIX_PARTNER_ID: partnerId,
  PRINTIX_CLIENT_ID: "client",
  PRINTIX_CLIENT_SECRET: "secret",
});

/** A run whose guard finds at once that nobody asks any more. */
export function fakeRun(client: FakeClient, options: FakeRunOptions = {}): Run {
  const partner: Partner = {
    config,
    client,
    vanishGuard:
      options.vanishGuard ?? createVanishGuard(10, { sleep: () => Promise.resolve() }, () => client.snapshot.afresh()),
    cancelCap: createCancelCap(options.maxCancels),
    budget: createCreationBudget(),
  };
  return {
    holders: options.holders ?? fakeHolders(),
    tell: options.tell ?? (() => undefined),
    partner: () => partner,
  };
}

/** A run whose client nobody may even make. */
export function unconfiguredRun(): Run {
  return {
    holders: fakeHolders(),
    tell: () => undefined,
    partner: () => {
      throw new Error("a client was made");
    },
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
