// A process that shares a budget, for tests: it creates the tenants of its task, all at once, tells how each ended, and
// ends by itself.
import { createRequire } from "node:module";

const { createPartnerClient } = createRequire(import.meta.url)("printix-partner-sdk");
const { client: options, labels } = JSON.parse(process.argv[2]);
const client = createPartnerClient(options);
const ends = labels.map(async (label) => {
  try {
    await client.tenants.create({ tenantName: label, tenantDomain: label });
    console.log(`created ${label}`);
  } catch (error) {
    console.log(`${error.code} ${label}: ${error.message}`);
  }
});
await Promise.all(ends);
await client.close();
