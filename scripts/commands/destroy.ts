import type { Command } from "../context.ts";
import { isTenant, readResources } from "../stack/resources.ts";
import { withStack } from "../stack/with-stack.ts";

/**
 * Cancels what may be cancelled and keeps the rest. On a real Partner API the engine asks first, and where nobody can
 * answer it wants --yes: nothing is cancelled there because a pipeline ran the wrong script.
 */
export const destroy: Command = (context) =>
  withStack(context, { needsApi: true }, async (stack) => {
    const approval = stack.target.mode === "sandbox" ? ["--yes"] : [];
    const status = await stack.pulumi(["destroy", "--exclude-protected", ...approval, ...context.args]);
    const resources = await readResources(stack).catch((error: unknown) => {
      if (status === 0) throw error;
      // It is the failure before this one that counts.
      return [];
    });
    const kept = resources.filter((resource) => isTenant(resource) && resource.protect === true);
    if (kept.length > 0) {
      console.error(
        `\nKept: ${kept.length} tenants with deletionPolicy prevent, the default. To cancel one after all, set its deletionPolicy to\n` +
          "cancel in tenants.yaml, then npm start, then npm run destroy.",
      );
    }
    return status;
  });
