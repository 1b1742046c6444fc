import { execFileSync } from "node:child_process";
import { arch, availableParallelism, totalmem, type as systemName } from "node:os";
import type { Machine } from "./measurement.ts";

/** What a reader needs to judge a time by; nothing that names the machine. */
export function thisMachine(): Machine {
  return {
    system: `${systemName()} ${arch()}`,
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    node: process.versions.node,
    engine: execFileSync("pulumi", ["version"], { encoding: "utf8" }).trim().replace(/^v/, ""),
  };
}

/** As in `Linux x64, 2 cores, 24 GiB, Node 24.21.0, Pulumi 3.259.0`. */
export function describeMachine({ system, cores, memoryGiB, node, engine }: Machine): string {
  return `${system}, ${cores} cores, ${memoryGiB} GiB, Node ${node}, Pulumi ${engine}`;
}
