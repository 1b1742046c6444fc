import type { Json } from "./json";

const description = `The API by which partners of Printix list, create, look at and cancel the tenants of their customers.

Made from Printix's public pages, not by Printix. The **API page** is "Printix partner api", the **conventions page** is
the one on methods, limits, status codes, errors and collections. Each part names the section that it comes from. What
no page says, and is taken to be so all the same, is marked as **assumed**.

**Limits** (conventions page, throttle limits): 5 requests a second on average, 10 at once, 50,000 in 24 hours. How
much a partner may do depends on its access; response headers are the authority on the limits of now (access model page).

**Fields** that are not described may be there; nothing may be built on them.`;

export const info: Json = {
  title: "Printix Partner API",
  summary: "Tenants of a partner's customers",
  description,
  version: "0.1.0",
  contact: { name: "pulumi-printix" },
  license: { name: "Apache-2.0", identifier: "Apache-2.0" },
};

export const tags: readonly Json[] = [
  { name: "Authentication", description: 'Tokens by OAuth 2.0. (API page, "Authentication".)' },
  { name: "Billing", description: 'What a tenant uses. (API page, "Billing information".)' },
  { name: "CORS", description: "What a browser asks first. (Conventions page, methods.)" },
  { name: "Tenants", description: 'All tenants of a partner, and each alone. (API page, "Tenants".)' },
];
