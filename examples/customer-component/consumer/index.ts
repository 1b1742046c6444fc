import * as pulumi from "@pulumi/pulumi";
import type { DnsRecord } from "../customer";

// pulumi config set customers ORGANIZATION/printix-customers/STACK
const customers = new pulumi.StackReference(new pulumi.Config().require("customers"));

// Where your DNS provider's resource would stand: the lines of a zone file.
export const zone = customers
  .requireOutput("records")
  .apply((records: DnsRecord[]) => records.map(({ type, name, value }) => `${name}. ${type} ${value}.`));
