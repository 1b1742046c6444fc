import type { PartnerClient } from "printix-partner-sdk";
import * as pulumi from "./pulumi-sdk";
import { programClient } from "./program-client";

/**
 * Runs a data function's call; what fails reaches the person as one message without a stack trace. In a program's unit
 * test, the mocks answer in place of the API (`pulumi.runtime.setMocks`).
 *
 * @param inputs what the mocks are told beside the function's name
 */
export async function runDataFunction<T extends object>(
  name: string,
  inputs: object,
  call: (client: PartnerClient) => Promise<T>,
): Promise<T> {
  const mocks = pulumi.mocksOfTest();
  if (mocks !== undefined) return (await mocks.call({ token: `printix:index:${name}`, inputs })) as T;
  try {
    return await call(programClient());
  } catch (error) {
    throw new pulumi.RunError(`printix.${name} failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
