import type { BudgetPlace } from "./budget-place";
import type { BudgetStore } from "./store";

/** Opens nothing yet: each store does so at its first message. What it needs is loaded where it is used. */
export function openStore(place: BudgetPlace, key: string, certificateAuthorities: string[] | undefined): BudgetStore {
  /* eslint-disable @typescript-eslint/no-require-imports */
  if (place.kind === "file") {
    const { createFileStore } = require("./file/file-store") as typeof import("./file/file-store");
    return createFileStore(place.path, key);
  }
  const { createRedisStore } = require("./redis/redis-store") as typeof import("./redis/redis-store");
  return createRedisStore({ url: place.url, certificateAuthorities }, key);
  /* eslint-enable @typescript-eslint/no-require-imports */
}
