import { readFileSync } from "node:fs";
import { commandLineOf, descendantsOf } from "../support/process-tree.mts";

const lookEveryMs = 100;

/** Watches the provider's host, one of the processes that an engine starts. */
export interface HostWatch {
  /** Ends the watch; gives the most memory that the host ever had, or undefined where the system does not tell. */
  stop(): number | undefined;
}

export function watchHost(enginePid: number): HostWatch {
  const peaks = new Map<number, number>();
  const look = (): void => {
    // Looking through all processes takes a millisecond or two, so it ends with the first host.
    const hosts = peaks.size > 0 ? [...peaks.keys()] : descendantsOf(enginePid).filter(isHost);
    for (const pid of hosts) {
      const bytes = peakMemoryOf(pid);
      if (bytes !== undefined) peaks.set(pid, bytes);
    }
  };
  const timer = process.platform === "linux" ? setInterval(look, lookEveryMs) : undefined;
  return {
    stop: () => {
      clearInterval(timer);
      return peaks.size === 0 ? undefined : Math.max(...peaks.values());
    },
  };
}

/** `node …/cmd/dynamic-provider/index.js ADDRESS`, before which a shell and another Node look for that file; or the plugin. */
function isHost(pid: number): boolean {
  const script = commandLineOf(pid).split("\0")[1] ?? "";
  return script.endsWith("/cmd/dynamic-provider/index.js") || script.endsWith("/pulumi-resource-printix");
}

/** The high-water mark that Linux keeps (proc_pid_status(5)). */
function peakMemoryOf(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
