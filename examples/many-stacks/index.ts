import * as pulumi from "@pulumi/pulumi";
import * as printix from "pulumi-printix";

// Each stack has the tenants of the group that bears its name. It checks the whole file: an entry of no group fails here too.
printix.tenantsOfGroup("tenants.yaml", pulumi.getStack());
