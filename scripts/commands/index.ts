import { build } from "../build.ts";
import type { Command } from "../context.ts";
import { bench } from "./bench.ts";
import { cancels } from "./cancels.ts";
import { destroy } from "./destroy.ts";
import { docsBuild } from "./docs-build.ts";
import { docsTest } from "./docs-test.ts";
import { enginePath, preview, pulumi, refresh } from "./engine-commands.ts";
import { lint } from "./lint.ts";
import { pluginPack } from "./plugin-pack.ts";
import { start } from "./start.ts";
import { test } from "./test.ts";

/** Commands by the names of the root package.json's scripts. */
export const commands: ReadonlyMap<string, Command> = new Map([
  ["start", start],
  ["test", test],
  ["docs:test", docsTest],
  ["docs:build", docsBuild],
  ["build", build],
  ["lint", lint],
  ["bench", bench],
  ["preview", preview],
  ["refresh", refresh],
  ["cancels", cancels],
  ["destroy", destroy],
  ["plugin:pack", pluginPack],
  ["engine:path", enginePath],
  ["pulumi", pulumi],
]);
