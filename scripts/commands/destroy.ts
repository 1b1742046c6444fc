import type { Command } from "../context.ts";
import { readResources } from "../stack/resources.ts";
import { withStack } from "../stack/with-stack.ts";
import { approval } from "./approval.ts";

export const destroy: Command = (context) =>
  withStack(context, { needsApi: true }, async (stack) => {
    const status = await stack.pulumi(["destroy", ...approval(stack.target), ...context.args]);
    if (status !== 0 && (await readResources(stack)).some(({ protect }) => protect === true)) {
      console.error(
        "\nTenants with deletionPolicy prevent, the default, are protected: destroying one would cancel a subscription.\n" +
          "To cancel it after all, set its deletionPolicy to cancel in tenants.yaml, then npm start, then npm run destroy.",
      );
    }
    return status;
  });
