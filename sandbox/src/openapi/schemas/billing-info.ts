import { ref, type Json } from "../json";
import { apiPage, assumed } from "../source";

const figure = { type: ["number", "null"] };
const instant = { type: ["string", "null"], format: "date-time" };
const period = { anyOf: [ref("schemas", "BillingPeriod"), { type: "null" }] };

export const billingPeriod: Json = {
  type: "object",
  properties: { period_start: instant, period_end: instant, printing_users: figure, user_licenses: figure },
};

export const billingInfo: Json = {
  type: "object",
  description: [
    "What a tenant uses, in this period and the one before.",
    assumed("any part may be absent or null, since a new tenant has no period before."),
    apiPage("Get billing information"),
  ].join(" "),
  properties: {
    _links: { type: "object", properties: { self: ref("schemas", "Link") } },
    current_user_licenses: figure,
    current_billing_period: period,
    previous_billing_period: period,
  },
};
