import type { PartnerClient } from "printix-partner-sdk";
import * as pulumi from "../pulumi-sdk";
import { programClient } from "./program-client";

/** Runs a data function's call; what fails reaches the person as one message without a stack trace. */
export async function runDataFunction<T>(name: string, call: (client: PartnerClient) => Promise<T>): Promise<T> {
  try {
    return await call(programClient());
  } catch (error) {
    throw new pulumi.RunError(`printix.${name} failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
