import { parseArgs } from "node:util";
import {
  canonicalDomain,
  createPartnerClientFromEnv,
  isPrintixError,
  isSameName,
  isUnknownOutcomeError,
  type PartnerTenant,
} from "printix-partner-sdk";

const usage = `node tenants.ts list
node tenants.ts find DOMAIN
node tenants.ts create DOMAIN NAME
node tenants.ts cancel DOMAIN`;

const { tenants } = createPartnerClientFromEnv({
  notice: (line) => {
    console.error(line);
  },
});

async function find(domain: string): Promise<PartnerTenant | undefined> {
  const all = await tenants.list();
  return all.find(({ tenantDomain }) => tenantDomain === canonicalDomain(domain));
}

function show({ id, tenantName, tenantDomain }: PartnerTenant): void {
  console.log(`${tenantDomain} ${id} ${tenantName}`);
}

async function run(command = "", domain = "", tenantName = ""): Promise<number> {
  switch (command) {
    case "list":
      (await tenants.list()).forEach(show);
      return 0;
    case "find": {
      const found = await find(domain);
      if (found) show(found);
      return found ? 0 : 1;
    }
    case "create": {
      // What an earlier run has made, also one that could not be sure of it, is not made again.
      const there = await find(domain);
      show(there ?? (await tenants.create({ tenantDomain: domain, tenantName })));
      return there === undefined || isSameName(there.tenantName, tenantName) ? 0 : 1;
    }
    case "cancel": {
      const found = await find(domain);
      console.log(found ? await tenants.cancel(found.id) : "absent");
      return 0;
    }
    default:
      console.error(usage);
      return 1;
  }
}

try {
  process.exitCode = await run(...parseArgs({ allowPositionals: true }).positionals);
} catch (error) {
  if (!isPrintixError(error)) throw error;
  console.error(error.message);
  // It was sent, and may have taken effect. A look at Printix comes before the next try.
  process.exitCode = isUnknownOutcomeError(error) ? 2 : 1;
}
