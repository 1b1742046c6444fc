import { lstatSync, mkdirSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";

/**
 * The file of a run's record, by the address of its engine, in a folder of the user's own.
 * @throws Error where the folder is somebody else's, or others could write to it
 */
export function recordFile(engineAddress: string, temporary: string): string {
  const folder = privateFolder(temporary);
  removeLeft(folder);
  return join(folder, [network(), ...engineAddress.split(":")].join("_"));
}

function privateFolder(temporary: string): string {
  // A container may have no name for its user; Windows has no number.
  const uid = process.getuid?.();
  const folder = join(temporary, `pulumi-printix-${uid ?? userInfo().username}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  // Windows has neither, and its folder of temporary files is the user's own.
  const isPrivate = uid === undefined || (found.uid === uid && (found.mode & 0o077) === 0);
  if (!found.isDirectory() || !isPrivate) throw new Error(`${folder} is not a folder that only you can write to`);
  return folder;
}

/** Takes away what engines have left that were killed with all that they had started: nobody listens there any more. */
function removeLeft(folder: string): void {
  for (const file of readdirSync(folder)) {
    const [ofNetwork, host = "", port = ""] = file.split("_");
    if (ofNetwork !== network() || !/^\d{1,5}$/.test(port)) continue;
    const socket = connect({ host, port: Number(port) });
    socket.on("connect", () => socket.destroy());
    socket.on("error", ({ code }: NodeJS.ErrnoException) => {
      if (code === "ECONNREFUSED") rmSync(join(folder, file), { force: true });
    });
    socket.unref();
  }
}

/** By which an address is another one's in another container, whose temporary files may be the same. */
function network(): string {
  try {
    return readlinkSync("/proc/self/ns/net").replace(/\D/g, "");
  } catch {
    return "";
  }
}
