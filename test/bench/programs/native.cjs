const { readFileSync } = require("node:fs");
const printix = require("pulumi-printix/native");

for (const [name, args] of Object.entries(JSON.parse(readFileSync("tenants.json", "utf8")))) {
  new printix.Tenant(name, args);
}
