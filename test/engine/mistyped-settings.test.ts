import { printixCommand } from "../support/crash";
import { withEngineStack, type EngineStack } from "../support/engine-stack";
import { countOf } from "../support/requests";

const cancelled = { tenantName: "Acme Co.", tenantDomain: "acme", deletionPolicy: "cancel" };
const told = "printix:maxCancel is not a setting. Did you mean printix:maxCancels?";

async function command(
  { start }: EngineStack,
  ...args: string[]
): Promise<{ status: number | string; stderr: string }> {
  return start(process.execPath, [printixCommand, ...args]).ended;
}

test("a mistyped cap cancels nothing: preview, up and the commands fail, and name the right one", () =>
  withEngineStack(async (stack) => {
    const { declare, pulumi, succeed, sandbox } = stack;
    await declare({ acme: cancelled, kept: { tenantName: "Kept Co.", tenantDomain: "kept" } });
    await succeed("up", "--yes", "--skip-preview");

    await succeed("config", "set", "printix:maxCancel", "0");
    await declare({ kept: { tenantName: "Kept Co.", tenantDomain: "kept" } });
    for (const args of [["preview"], ["up", "--yes", "--skip-preview"]]) {
      const { status, output } = await pulumi(args);
      expect({ args, status }).not.toMatchObject({ status: 0 });
      expect(output).toContain(told);
    }
    for (const args of [["tenants", "list"], ["drift"]]) {
      const { status, stderr } = await command(stack, ...args);
      expect({ args, status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining(told) as string });
    }
    const env = { PRINTIX_MAX_CANCEL: "0" };
    await succeed("config", "rm", "printix:maxCancel");
    const { status, output } = await pulumi(["up", "--yes", "--skip-preview"], env);
    expect({ status, output }).toMatchObject({
      status: expect.not.stringMatching(/^0$/) as number,
      output: expect.stringContaining(
        "PRINTIX_MAX_CANCEL is not a setting. Did you mean PRINTIX_MAX_CANCELS?",
      ) as string,
    });
    expect(countOf(sandbox, "DELETE")).toBe(0);

    await succeed("up", "--yes", "--skip-preview");
    expect(countOf(sandbox, "DELETE tenant 204")).toBe(1);
  }));

test("a client secret that stack config has in the clear is warned of once a run, and the run goes on", () =>
  withEngineStack(async (stack) => {
    const { declare, pulumi, sandbox } = stack;
    const warning = "printix:clientSecret is in stack config as plain text.";
    await declare({
      acme: { tenantName: "Acme Co.", tenantDomain: "acme" },
      globex: { tenantName: "Globex", tenantDomain: "globex" },
    });
    const secret = sandbox.clientSecret;
    for (const [flag, times] of [
      ["--plaintext", 1],
      ["--secret", 0],
    ] as const) {
      await stack.succeed("config", "set", flag, "printix:clientSecret", secret);
      const { status, output } = await pulumi(["preview"]);
      // The engine shows each diagnostic as it comes, and all of them once more at the end.
      const [, atTheEnd = ""] = output.split("Diagnostics:");
      expect({ status, times: atTheEnd.split(warning).length - 1 }).toEqual({ status: 0, times });
      const { stderr } = await command(stack, "tenants", "list");
      expect(stderr.split(warning)).toHaveLength(times + 1);
      expect(output + stderr).not.toContain(secret);
    }
  }));
