import type { Command } from "../context.ts";
import { test } from "./test.ts";

const pages = ["--selectProjects", "plain", "engine", "--testPathPatterns", "test/docs/|engine/(docs/|example-)"];

/** Follows every page: runs its blocks, or sees that it says why one cannot be run. */
export const docsTest: Command = (context) => test({ ...context, args: [...pages, ...context.args] });
