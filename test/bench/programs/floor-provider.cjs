const { randomUUID } = require("node:crypto");

const period = {
  periodStart: "2026-01-01T00:00:00.000Z",
  periodEnd: "2026-02-01T00:00:00.000Z",
  printingUsers: 1,
  userLicenses: 1,
};
const billingInfo = { currentUserLicenses: 1, currentBillingPeriod: period, previousBillingPeriod: period };

/** The state of a tenant without the one who keeps it: what a provider gives the engine costs nothing here. */
const provider = {
  check: async (_olds, { __provider, ...inputs }) => ({
    inputs: { ...inputs, tenantDomain: `${inputs.tenantDomain}.printix.net` },
  }),
  diff: async () => ({ changes: false, replaces: [], deleteBeforeReplace: true }),
  create: async ({ __provider, ...inputs }) => {
    const id = randomUUID();
    const homeUrl = `https://${inputs.tenantDomain}`;
    const selfUrl = `http://127.0.0.1:40000/public/partners/00000000-1111--22222-123456789abc/tenants/${id}`;
    return { id, outs: { ...inputs, homeUrl, selfUrl, billingInfo } };
  },
  read: async (id, { __provider, ...props }) => {
    const { tenantName, tenantDomain, deletionPolicy } = props;
    return { id, props, inputs: { tenantName, tenantDomain, deletionPolicy } };
  },
  delete: async () => undefined,
};

module.exports = { handler: () => provider };
