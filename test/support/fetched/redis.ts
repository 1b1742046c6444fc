import { join } from "node:path";
import { debianPackage, librariesIn } from "./debian-package.ts";
import { folderWith, needSetpriv } from "./on-machine.ts";
import type { ServerProgram } from "./server-program.ts";

/** The machine's own redis-server and redis-cli, or Debian's. */
export async function redis(): Promise<ServerProgram> {
  needSetpriv();
  const own = folderWith(["redis-server", "redis-cli"]);
  if (own !== undefined) return { bin: own };
  const fetched = await debianPackage("redis-server", /^(redis|lib)/);
  return { bin: join(fetched, "usr", "bin"), libraries: await librariesIn(fetched), fetched };
}
