import type { Command } from "../context.ts";
import { readResources } from "../stack/resources.ts";
import { withStack } from "../stack/with-stack.ts";
import { approval } from "./engine-commands.ts";
import { tenantsTable } from "./tenants-table.ts";

const next = `What to try next:
  npm start               again: it shows no changes
  edit tenants.yaml       add a tenant, then npm run preview and npm start
  npm run refresh         write into state what was changed outside of Pulumi
  npm run destroy         cancel the tenants whose deletionPolicy is cancel; the others stay
  npm run -s pulumi -- stack`;

const nextOnSandbox = `
These tenants live in a local sandbox that runs only while a command does. For your own, set PRINTIX_PARTNER_ID,
PRINTIX_CLIENT_ID and PRINTIX_CLIENT_SECRET: the same program then works on a stack of its own, "partner".`;

export const start: Command = (context) =>
  withStack(context, { needsApi: true }, async ({ target, pulumi, read }) => {
    const status = await pulumi(["up", ...approval(target), ...context.args]);
    if (status !== 0) return status;
    console.log(`\n${tenantsTable(await readResources({ read }))}\n\n${next}`);
    if (target.mode === "sandbox") console.log(nextOnSandbox);
    return 0;
  });
