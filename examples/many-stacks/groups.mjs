import { readFileSync } from "node:fs";
import { parse } from "yaml";

// The groups of tenants.yaml as JSON: the workflow makes a job for each, so that none is without one.
console.log(JSON.stringify(parse(readFileSync("tenants.yaml", "utf8")).groups));
