import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startRedis, type Redis, type RedisOptions } from "./servers/redis";
import { hasServer } from "./servers/server-program";

/** A place for a shared budget, of a test's own. */
export interface BudgetPlace {
  budget: string;
  caFile?: string;
  /** The server, where it is in one. */
  redis?: Redis;
  end: () => Promise<void>;
}

type MakePlace = () => Promise<BudgetPlace>;

export const placeInFile: MakePlace = async () => {
  const folder = await mkdtemp(join(tmpdir(), "printix-budget-"));
  return { budget: `file:${join(folder, "budget.db")}`, end: () => rm(folder, { recursive: true }) };
};

export const placeInRedis =
  (options: RedisOptions = {}): MakePlace =>
  async () => {
    const redis = await startRedis(options);
    const { url, caFile } = redis;
    return { budget: url, ...(caFile !== undefined && { caFile }), redis, end: () => redis.stop() };
  };

/** Each kind of place that this machine can have, for a table of tests. */
export const budgetPlaces: readonly (readonly [string, MakePlace])[] = [
  ["a file", placeInFile],
  ...(hasServer("redis") ? ([["Redis", placeInRedis()]] as const) : []),
];
