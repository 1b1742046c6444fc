import type { Command } from "../context.ts";
import { withStack } from "../stack/with-stack.ts";
import { approval } from "./approval.ts";

export const refresh: Command = (context) =>
  withStack(context, { needsApi: true }, ({ pulumi, target }) =>
    pulumi(["refresh", ...approval(target), ...context.args]),
  );
