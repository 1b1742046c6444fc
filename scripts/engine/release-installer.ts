import { PulumiCommand } from "@pulumi/pulumi/automation/index.js";

const [root = ""] = process.argv.slice(2);

// Without a version it takes that of the SDK.
await PulumiCommand.install({ root });
