import type { Command } from "../context.ts";
import { withStack } from "../stack/with-stack.ts";

export const preview: Command = (context) =>
  withStack(context, { needsApi: true }, ({ pulumi }) => pulumi(["preview", ...context.args]));
