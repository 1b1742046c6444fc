import { readdir, rename, truncate } from "node:fs/promises";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import { backends, testOn } from "../support/backends";
import { crashUp, highLimits, runRecover } from "../support/crash";
import { withEngineStack } from "../support/engine-stack";
import { killTree } from "../support/kill-tree";

/** Where each backend has the lock. */
const addresses = { file: "file:///", postgres: "postgres://****:****@", s3: "s3://state/" } as const;

const acme = { tenantName: "Acme Co.", tenantDomain: "acme" };
/** Answers that do not come back before the end of a test. */
const lost = { requestMs: 0, answerMs: 600_000 };

for (const backend of backends) {
  testOn(backend)(
    `a lock that outlived its owner: recover says whose it is, and works once it is gone (${backend})`,
    () =>
      withEngineStack(
        async (stack) => {
          await stack.declare({ acme });
          let owner = 0;
          const kill = (pid: number): void => {
            owner = pid;
            killTree(pid);
          };
          await crashUp(stack, { delays: lost, moment: (proxy) => proxy.answered(1), kill });
          const before = await stack.export();
          const whose = `${userInfo().username}@${hostname()} (pid ${owner})`;

          const up = await stack.pulumi(["up", "--yes", "--skip-preview"]);
          expect(up).not.toMatchObject({ status: 0 });
          expect(up.output).toContain(`created by ${whose}`);
          const lock = up.output.split("\n").find((line) => line.includes(whose));
          expect(lock).toContain(addresses[backend]);
          expect(lock).toContain("/.pulumi/locks/organization/engine-test/test/");

          const locked = await runRecover(stack, ["--yes"]);
          expect(locked.status).toBe(1);
          expect(locked.stderr).toContain(`found the stack locked, by ${whose} since 20`);
          expect(locked.stderr).toContain("Run `pulumi cancel` only if no update is running");
          expect(locked.output).not.toContain("postgres-test");
          expect(await stack.export()).toBe(before);

          await stack.succeed("cancel", "--yes");
          expect(await runRecover(stack, ["--yes"])).toMatchObject({ status: 0 });
          await stack.succeed("preview", "--expect-no-changes");
          expect(stack.sandbox.history()).toHaveLength(1);
        },
        highLimits,
        "dynamic",
        backend,
      ),
  );
}

test("a lock that its owner had only begun to write, which a folder can have, is told and taken away as well", () =>
  withEngineStack(async (stack) => {
    await stack.declare({ acme });
    await crashUp(stack, { delays: lost, moment: (proxy) => proxy.answered(1), kill: killTree });
    const locks = join(stack.folder, "state", ".pulumi", "locks", "organization", "engine-test", "test");
    const [name = ""] = await readdir(locks);
    await truncate(join(locks, name), 10);
    await rename(join(locks, name), join(locks, `${name}.187d1f0a.tmp`));

    const locked = await runRecover(stack, ["--yes"]);
    expect(locked.status).toBe(1);
    expect(locked.stderr).toContain("found the stack locked, by a process that was killed while it wrote its lock");
    await stack.succeed("cancel", "--yes");
    expect(await readdir(locks)).toEqual([]);
    expect(await runRecover(stack, ["--yes"])).toMatchObject({ status: 0 });
    await stack.succeed("preview", "--expect-no-changes");
  }, highLimits));
