import * as pulumi from "@pulumi/pulumi";
import { createPartnerClient } from "printix-partner-sdk";
import { programClient } from "../../src/resource/program-client";
import { TenantProvider } from "../../src/adapters/dynamic/tenant-provider";
import { hostConfig, stackConfig } from "../configuration";

jest.mock("printix-partner-sdk", () => {
  const sdk = jest.requireActual<typeof import("printix-partner-sdk")>("printix-partner-sdk");
  return { ...sdk, createPartnerClient: jest.fn(sdk.createPartnerClient) };
});

const line = "rate limited: waiting 30 s";

/** Says through the client that was made last that it waits. */
function waitLong(): void {
  jest.mocked(createPartnerClient).mock.lastCall?.[0].notice?.(line);
}

test("a tenant's operation tells of a long wait on standard error, which the engine shows", async () => {
  const write = jest.spyOn(process.stderr, "write").mockReturnValue(true);
  try {
    const provider = new TenantProvider({});
    await provider.configure({ config: hostConfig(stackConfig) });
    await provider.check({}, {});
    waitLong();
    expect(write.mock.calls).toEqual([[`printix: ${line}\n`]]);
  } finally {
    write.mockRestore();
  }
});

test("a data function tells of it in the program's log", () => {
  const info = jest.spyOn(pulumi.log, "info").mockResolvedValue();
  try {
    pulumi.runtime.setAllConfig({ ...stackConfig }, ["printix:clientSecret"]);
    programClient();
    waitLong();
    expect(info.mock.calls).toEqual([[`printix: ${line}`]]);
  } finally {
    info.mockRestore();
  }
});
