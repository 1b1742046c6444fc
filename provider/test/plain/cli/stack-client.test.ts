import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandClient, configOfAny, stackConfig } from "../../../src/cli/shared/stack-client";
import { stackConfig as values } from "../../configuration";
import { failureOf } from "../../failure-of";

test("the client is configured by stack config, then by the variables", async () => {
  const { "printix:partnerId": partnerId, ...rest } = values;
  const config = () => Promise.resolve(rest);
  const { client } = await stackConfig({ config }, { PRINTIX_PARTNER_ID: partnerId });
  expect(commandClient(client).partnerId).toBe(partnerId);
});

test("a debug log that cannot be written is said before anything is sent", async () => {
  const env = { PRINTIX_LOG: "debug", PRINTIX_LOG_FILE: "/no/such/folder/log" };
  const failure = await failureOf(() => stackConfig({ config: () => Promise.resolve({ ...values }) }, env));
  expect(failure.message).toContain("PRINTIX_LOG_FILE");
});

test("a mistyped key is refused", async () => {
  const config = () => Promise.resolve({ ...values, "printix:maxVanishPercent": "1" });
  const failure = await failureOf(() => stackConfig({ config }, {}));
  expect(failure.message).toContain("Did you mean printix:maxVanishedPercent?");
});

test("what is missing is named with key and variable", async () => {
  const failure = await failureOf(() => stackConfig({ config: () => Promise.resolve({}) }, {}));
  expect(failure.message).toContain("printix:clientSecret");
  expect(failure.message).toContain("PRINTIX_CLIENT_SECRET");
});

describe("for what needs no stack", () => {
  const variables = {
    PRINTIX_PARTNER_ID: "of-the-variables",
    PRINTIX_CLIENT_ID: "id",
    PRINTIX_CLIENT_SECRET: "secret",
  };
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "printix-no-stack-"));
    mkdirSync(join(folder, "below"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** An engine that says this, and fails where it is an error; none at all where it says nothing. */
  function engineSays(words: string): NodeJS.ProcessEnv {
    const file = join(folder, "pulumi");
    const script = words.startsWith("error") ? `echo '${words}' >&2; exit 1` : `echo '${words}'`;
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return { ...variables, PATH: `${folder}:/bin:/usr/bin` };
  }
  const partnerOf = async (env: NodeJS.ProcessEnv, which: { stack?: string } = {}): Promise<string> =>
    (await configOfAny({ cwd: join(folder, "below"), ...which }, env)).client.partnerId;

  test("outside of any project the variables are enough, and no engine is asked", async () => {
    expect(await partnerOf({ ...variables, PATH: folder })).toBe("of-the-variables");
    const failure = await failureOf(() => partnerOf({ PRINTIX_PARTNER_ID: "one", PATH: folder }));
    expect(failure.message).toContain("PRINTIX_CLIENT_SECRET");
  });

  test("in a project, also further up, the selected stack's config goes first", async () => {
    writeFileSync(join(folder, "Pulumi.yaml"), "name: customers\nruntime: nodejs\n");
    const config = JSON.stringify({ "printix:partnerId": { value: "of-the-stack" } });
    expect(await partnerOf(engineSays(config))).toBe("of-the-stack");
  });

  test("where no stack is selected, the variables are used; whatever else goes wrong is a failure", async () => {
    writeFileSync(join(folder, "Pulumi.yaml"), "name: customers\nruntime: nodejs\n");
    expect(await partnerOf(engineSays("error: no stack selected; please use pulumi stack select"))).toBe(
      "of-the-variables",
    );
    const locked = engineSays("error: incorrect passphrase");
    expect((await failureOf(() => partnerOf(locked))).message).toContain("incorrect passphrase");
    const named = engineSays("error: no stack named dev found");
    expect((await failureOf(() => partnerOf(named, { stack: "dev" }))).message).toContain("no stack named dev");
  });
});
