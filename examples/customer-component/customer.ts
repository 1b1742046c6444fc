import * as pulumi from "@pulumi/pulumi";
import * as printix from "pulumi-printix";

/** What a program says of a customer. */
export interface CustomerArgs {
  tenantName: pulumi.Input<string>;
  tenantDomain: pulumi.Input<string>;
  /** The customer's own name for its home page, such as `print.acme.example`. */
  alias: pulumi.Input<string>;
  /** What may become of the subscription when the block goes. Default: the stack's own, else `prevent`. */
  deletionPolicy?: printix.DeletionPolicy;
}

/** What a DNS provider needs for a record. */
export interface DnsRecord {
  type: "CNAME";
  name: string;
  value: string;
}

/** A customer: its tenant, and what others need to know of it. */
export class Customer extends pulumi.ComponentResource {
  readonly tenantId: pulumi.Output<string>;
  readonly homeUrl: pulumi.Output<string>;
  readonly record: pulumi.Output<DnsRecord>;

  constructor(name: string, args: CustomerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("customers:index:Customer", name, {}, opts);
    const { alias, ...ofTenant } = args;
    // No option but the parent: `deletionPolicy` sets protect as it has to be.
    const tenant = new printix.Tenant(name, ofTenant, { parent: this });
    this.tenantId = tenant.id;
    this.homeUrl = tenant.homeUrl;
    this.record = pulumi
      .all([alias, tenant.homeUrl])
      .apply(([from, url]): DnsRecord => ({ type: "CNAME", name: from, value: new URL(url).hostname }));
    this.registerOutputs({ tenantId: this.tenantId, homeUrl: this.homeUrl, record: this.record });
  }
}
