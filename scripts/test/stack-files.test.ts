import crypto from "node:crypto";
import fs, { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { chooseBackend } from "../stack/backend.ts";
import { claimState, stateFile } from "../stack/owner.ts";
import { keepPassphrase } from "../stack/passphrase.ts";
import { configKeys } from "../stack/stack-config.ts";
import type { Target } from "../stack/target.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const base = temporaryFolder();
const sandbox: Target = { mode: "sandbox", stack: "sandbox", missing: [], signs: [] };
const partner: Target = { ...sandbox, mode: "partner", stack: "partner" };

function clone(files: Record<string, string> = {}): string {
  const root = mkdtempSync(join(base, "clone-"));
  mkdirSync(join(root, ".printix"));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

describe("config keys", () => {
  test("are the stack's own and the project's, with a value", () => {
    const root = clone({
      "Pulumi.yaml": "config:\n  printix:partnerId: p\n",
      "Pulumi.live.yaml": 'config:\n  printix:clientSecret:\n    secure: v1:x\n  printix:clientId: ""\n',
    });
    expect([...configKeys(root, "org/live")]).toEqual(["printix:partnerId", "printix:clientSecret"]);
    expect([...configKeys(root, "other")]).toEqual(["printix:partnerId"]);
  });

  test("an ESC environment may bring the credentials", () => {
    const root = clone({ "Pulumi.live.yaml": "environment:\n  - printix\n" });
    expect(configKeys(root, "live").has("printix:clientSecret")).toBe(true);
  });

  test("a damaged file is told in one line", () => {
    const root = clone({ "Pulumi.live.yaml": "config: [" });
    expect(() => configKeys(root, "live")).toThrow(/^.*Pulumi\.live\.yaml cannot be read: .*Correct it.*$/);
  });
});

describe("backend", () => {
  const home = { PULUMI_HOME: join(base, "nobody") };

  test("the sandbox keeps to the clone, whatever the user is logged in to", () => {
    const env = { PULUMI_BACKEND_URL: "s3://state", PULUMI_ACCESS_TOKEN: "x" };
    expect(chooseBackend("/clone", sandbox, env)).toEqual({ url: "file:///clone/.printix/state", isLocal: true });
  });

  test("a partner's state goes where they chose, else into the clone", () => {
    expect(chooseBackend("/clone", partner, { PULUMI_BACKEND_URL: "s3://state" }).url).toBe("s3://state");
    expect(chooseBackend("/clone", partner, { ...home, PULUMI_ACCESS_TOKEN: "x" })).toEqual({ isLocal: false });
    expect(chooseBackend("/clone", partner, home)).toEqual({ url: "file:///clone/.printix/state", isLocal: true });
    const root = clone({ "home/credentials.json": '{"current":"https://api.pulumi.com"}' });
    expect(chooseBackend(root, partner, { PULUMI_HOME: join(root, "home") })).toEqual({ isLocal: false });
  });
});

describe("passphrase", () => {
  test("is made once, for its owner alone", () => {
    const root = clone();
    const first = keepPassphrase(root, sandbox);
    expect(first.isNew).toBe(true);
    expect(statSync(first.file).mode & 0o777).toBe(0o600);
    expect(keepPassphrase(root, sandbox)).toEqual({ ...first, isNew: false });
  });

  describe.each([sandbox, partner])("of two runs at once on the stack $stack", (target) => {
    const config = `Pulumi.${target.stack}.yaml`;
    const file = `${target.stack}.passphrase`;
    /** What the first run does, its engine included. */
    const first = (root: string) => {
      writeFileSync(join(root, ".printix", file), "first\n");
      writeFileSync(join(root, config), "encryptionsalt: v1:first\n");
    };
    const holds = (root: string) => {
      expect(keepPassphrase(root, target)).toMatchObject({ value: "first", isNew: false });
      expect(readFileSync(join(root, config), "utf8")).toBe("encryptionsalt: v1:first\n");
      expect(readdirSync(join(root, ".printix"))).toEqual([file]);
    };
    afterEach(() => jest.restoreAllMocks());

    test("is that of the first, be it made after the second had found none", () => {
      const root = clone();
      const { existsSync } = fs;
      jest.spyOn(fs, "existsSync").mockImplementationOnce((path) => {
        const was = existsSync(path);
        first(root);
        return was;
      });
      holds(root);
    });

    test("is that of the first, be it made at the same moment", () => {
      const root = clone();
      jest.spyOn(crypto, "randomBytes").mockImplementationOnce((size: number) => {
        first(root);
        return Buffer.alloc(size);
      });
      holds(root);
    });
  });

  test("the sandbox's salt that another run has made anew is not dropped", () => {
    const root = clone({ "Pulumi.sandbox.yaml": "encryptionsalt: v1:old\n" });
    jest.spyOn(fs, "existsSync").mockImplementationOnce(() => {
      writeFileSync(join(root, "Pulumi.sandbox.yaml"), "encryptionsalt: v1:new\n");
      return false;
    });
    keepPassphrase(root, sandbox);
    jest.restoreAllMocks();
    expect(readFileSync(join(root, "Pulumi.sandbox.yaml"), "utf8")).toBe("encryptionsalt: v1:new\n");
  });

  test("that could not be written is none", () => {
    const root = clone();
    const { writeFileSync: write } = fs;
    jest.spyOn(fs, "writeFileSync").mockImplementationOnce((file, _, options) => {
      write(file, "", options);
      throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    });
    expect(() => keepPassphrase(root, sandbox)).toThrow("ENOSPC");
    expect(readdirSync(join(root, ".printix"))).toEqual([]);
    jest.restoreAllMocks();
  });

  test("the sandbox's salt is dropped with the passphrase that it belonged to; other settings stay", () => {
    const root = clone({ "Pulumi.sandbox.yaml": "encryptionsalt: v1:old\nconfig:\n  printix:burst: 5\n" });
    keepPassphrase(root, sandbox);
    expect(readFileSync(join(root, "Pulumi.sandbox.yaml"), "utf8")).toBe("config:\n  printix:burst: 5\n");
  });

  test("a partner's salt is kept, and its passphrase asked for", () => {
    const root = clone({ "Pulumi.partner.yaml": "encryptionsalt: v1:theirs\n" });
    expect(() => keepPassphrase(root, partner)).toThrow(/does not have.*PULUMI_CONFIG_PASSPHRASE/);
  });
});

describe("state", () => {
  const withTenant = JSON.stringify({
    checkpoint: { latest: { resources: [{ type: "pulumi-nodejs:dynamic/printix:Tenant" }] } },
  });
  const onSandboxStack: Target = { ...partner, stack: "sandbox" };

  test("with tenants of one side refuses the other side", () => {
    const root = clone({ [stateFile("", "sandbox")]: withTenant });
    claimState(root, sandbox);
    claimState(root, sandbox);
    expect(() => {
      claimState(root, onSandboxStack);
    }).toThrow(/set PULUMI_STACK=partner/);
  });

  test("that is claimed for the same side again is not written again, for another run may be reading", () => {
    const root = clone({ [stateFile("", "sandbox")]: withTenant });
    claimState(root, sandbox);
    const { writeFileSync: write } = fs;
    const written = jest.spyOn(fs, "writeFileSync").mockImplementation((file, text) => {
      write(file, "");
      // What another run reads at this moment.
      claimState(root, sandbox);
      write(file, text);
    });
    try {
      claimState(root, sandbox);
      expect(written).not.toHaveBeenCalled();
    } finally {
      written.mockRestore();
    }
  });

  test("with a real partner's tenants refuses the sandbox", () => {
    const root = clone({ [stateFile("", "sandbox")]: withTenant });
    claimState(root, onSandboxStack);
    expect(() => {
      claimState(root, sandbox);
    }).toThrow(/PRINTIX_CLIENT_SECRET again/);
  });

  test("that a killed engine left damaged is taken to hold tenants", () => {
    const root = clone({ [stateFile("", "sandbox")]: "" });
    claimState(root, sandbox);
    expect(() => {
      claimState(root, onSandboxStack);
    }).toThrow(/holds tenants/);
  });

  test("without tenants changes sides", () => {
    const root = clone();
    claimState(root, sandbox);
    claimState(root, onSandboxStack);
    expect(readFileSync(join(root, ".printix", "sandbox.mode"), "utf8")).toBe("partner\n");
  });
});
