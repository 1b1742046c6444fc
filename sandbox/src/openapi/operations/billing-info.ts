import { billingInfo } from "../examples";
import { ref, type Json } from "../json";
import { hal, otherwise } from "../responses";
import { apiPage } from "../source";
import { optionsOf } from "./options";

const getBillingInfo: Json = {
  operationId: "getBillingInfo",
  tags: ["Billing"],
  summary: "Get billing information",
  description: apiPage("Get billing information"),
  responses: {
    "200": hal("What the tenant uses.", ref("schemas", "BillingInfo"), { acme: { value: billingInfo } }),
    ...otherwise("GET"),
  },
};

/** `/public/partners/{partnerId}/tenants/{tenantId}/billing-info` */
export const billingInfoPath: Json = {
  parameters: [ref("parameters", "partnerId"), ref("parameters", "tenantId")],
  get: getBillingInfo,
  options: optionsOf("billingInfo"),
};
