// What the engine takes by itself: the same resource, registered in the same way, whose provider asks nobody.
const { readFileSync } = require("node:fs");
const { CustomResource } = require("@pulumi/pulumi/resource");
const { shortenStacks } = require("../../../provider/dist/resource/short-stack.js");

const outputs = { homeUrl: undefined, selfUrl: undefined, billingInfo: undefined };
const provider = { __provider: "module.exports = require('./floor-provider.cjs')" };

class Tenant extends CustomResource {
  constructor(name, args) {
    const restoreStacks = shortenStacks();
    try {
      super("pulumi-nodejs:dynamic/printix:Tenant", name, { ...args, ...outputs, ...provider });
    } finally {
      restoreStacks();
    }
  }
}

for (const [name, args] of Object.entries(JSON.parse(readFileSync("tenants.json", "utf8")))) new Tenant(name, args);
