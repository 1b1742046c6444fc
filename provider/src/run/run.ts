import { apiPlace, createPartnerClient, type PartnerClient, type System } from "printix-partner-sdk";
import type { ProviderConfig } from "../config/provider-config";
import { createCancelCap, type CancelCap } from "./cancel-cap";
import { createCreationBudget, type CreationBudget } from "./creation-budget";
import { listProgress } from "./list-progress";
import { noRecord, openRunRecord, type RunRecord } from "./run-record";
import { createSharedCancels } from "./shared-cancels";
import { createTenantHolders, type TenantHolders } from "./tenant-holders";
import { createVanishGuard, type VanishGuard } from "./vanish-guard";

/** Tells a person something that is no fault. */
export type Tell = (line: string) => void;

/** What a run is carried out in. */
export interface Host {
  system: System;
  /** Shows a line to the person who waits. */
  notice: Tell;
  /** Ends every wait: the engine was told to stop, or is gone. */
  signal?: AbortSignal | undefined;
  /** The engine's address, `HOST:PORT`, by which the processes of one run find each other. Without it, this one is alone. */
  engineAddress?: string | undefined;
}

/** The partner whose tenants a run is about: the client, and what its operations count and decide together. */
export interface Partner {
  config: ProviderConfig;
  client: PartnerClient;
  vanishGuard: VanishGuard;
  cancelCap: CancelCap;
  budget: CreationBudget;
}

/** What all tenants of one run of the engine share: a preview, an `up`, a refresh or a destroy. */
export interface Run {
  holders: TenantHolders;
  /** Tells a person each line once. */
  tell: Tell;
  /** @throws ConfigError or OptionsError where the configuration cannot work; nothing can be sent then */
  partner: () => Partner;
}

/** @param config reads the configuration, and throws where it cannot work */
export function createRun(config: () => ProviderConfig, host: Host): Run {
  let partner: Partner | undefined;
  const { engineAddress } = host;
  const record =
    engineAddress === undefined
      ? noRecord
      : openRunRecord(engineAddress, () => partner && apiPlace(partner.config.client));
  return {
    holders: createTenantHolders(host.system, record, host.signal),
    tell: tellOnce(host.notice),
    partner: () => (partner ??= partnerOf(config(), host, record)),
  };
}

function partnerOf(config: ProviderConfig, { system, notice, signal }: Host, record: RunRecord): Partner {
  const client = createPartnerClient({
    ...config.client,
    system,
    notice,
    who: "provider",
    onList: listProgress(notice),
    ...(signal && { signal }),
  });
  const { maxCancels, runId } = config;
  const shared = runId === undefined ? undefined : createSharedCancels(client, runId, maxCancels ?? Infinity);
  // At the end of a run nothing is under way, and others need not wait for what this process held.
  signal?.addEventListener("abort", () => void client.close(), { once: true });
  return {
    config,
    client,
    vanishGuard: createVanishGuard(config.maxVanishedPercent, system, () => client.snapshot.afresh()),
    cancelCap: createCancelCap(maxCancels, record, shared),
    budget: createCreationBudget(),
  };
}

/** Tells a person each line once: what holds for a thousand tenants is no news the second time. */
export function tellOnce(write: Tell): Tell {
  const told = new Set<string>();
  return (line) => {
    if (told.has(line)) return;
    told.add(line);
    write(line);
  };
}
