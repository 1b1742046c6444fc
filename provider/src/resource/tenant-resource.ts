import type { BillingInfo } from "printix-partner-sdk";
import type { DeletionPolicy } from "../tenant/deletion-policy";
import * as pulumi from "./pulumi-sdk";

/** What a program reads of a tenant, whichever of the two providers serves it. */
export abstract class TenantResource extends pulumi.CustomResource {
  /** As Printix has it, composed (Unicode's NFC). */
  declare readonly tenantName: pulumi.Output<string>;
  /** The canonical domain: `acme.printix.net`. */
  declare readonly tenantDomain: pulumi.Output<string>;
  /** Printix Home of the customer: `https://acme.printix.net`. */
  declare readonly homeUrl: pulumi.Output<string>;
  /** The tenant's own link in the API. */
  declare readonly selfUrl: pulumi.Output<string>;
  /** Figures of the last refresh; absent where the API gave none. */
  declare readonly billingInfo: pulumi.Output<BillingInfo | undefined>;
  /** The policy in force. */
  declare readonly deletionPolicy: pulumi.Output<DeletionPolicy>;
}
