import type { Command } from "../context.ts";
import { bench } from "./bench.ts";
import { build } from "./build.ts";
import { cancels } from "./cancels.ts";
import { destroy } from "./destroy.ts";
import { enginePath } from "./engine-path.ts";
import { lint } from "./lint.ts";
import { preview } from "./preview.ts";
import { pulumi } from "./pulumi.ts";
import { refresh } from "./refresh.ts";
import { start } from "./start.ts";
import { test } from "./test.ts";

/** Commands by the names of the root package.json's scripts. */
export const commands: ReadonlyMap<string, Command> = new Map([
  ["start", start],
  ["test", test],
  ["build", build],
  ["lint", lint],
  ["bench", bench],
  ["preview", preview],
  ["refresh", refresh],
  ["cancels", cancels],
  ["destroy", destroy],
  ["engine:path", enginePath],
  ["pulumi", pulumi],
]);
