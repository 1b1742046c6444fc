import { leaveOut } from "./left-out";

/**
 * Where chance begins: at the same place each time, unless another one is asked for. So a run tells of the change that it is of;
 * what no run has shown yet is looked for with other seeds (CONTRIBUTING.md).
 */
export const randomSeed = (asked?: string): number => Number(asked ?? 1);

/** How often something random is done: as often as was asked for, all times in a pipeline (`CI=true`), else a tenth. */
export function randomRuns(full: number, what: string, asked?: string): number {
  if (asked !== undefined) return Number(asked);
  if (process.env["CI"] === "true") return full;
  const tenth = Math.ceil(full / 10);
  leaveOut(`${full - tenth} of ${full} ${what}: CI=true runs all`);
  return tenth;
}
