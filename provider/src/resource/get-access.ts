import type { Access } from "printix-partner-sdk";
import * as pulumi from "./pulumi-sdk";
import { runDataFunction } from "./run-data-function";

/**
 * What the API allows this partner, with the source of each figure: what the headers of the program's own last answer
 * said, and what is configured ("The dashboard and response headers are the authoritative source for current limits",
 * access model). Sends one small request where the program has asked for nothing yet. It differs at each run, so it does
 * not belong into a resource's arguments.
 */
export function getAccess(): Promise<Access> {
  return runDataFunction("getAccess", {}, (client) => client.access());
}

/** As `getAccess`, as an output. */
export function getAccessOutput(): pulumi.Output<Access> {
  return pulumi.output(getAccess());
}
