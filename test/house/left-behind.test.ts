import http from "node:http";
import { createServer, Socket } from "node:net";
import { join } from "node:path";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { lookAtProcess } from "../support/process-wide";
import { runProcess } from "../support/run-process";

const root = join(__dirname, "..", "..");
const fixtures = join(__dirname, "fixtures");

/** Runs jest in one process of its own, in which no browser is found. */
async function runJest(...args: string[]): Promise<{ status: number | string; output: string }> {
  const jest = join(root, "node_modules", "jest", "bin", "jest.js");
  return runProcess(process.execPath, [jest, "--runInBand", "--coverage=false", ...args], {
    cwd: root,
    // What this run leaves out is no matter of the one around it.
    env: { ...process.env, PATH: "", PRINTIX_TESTS_LEFT_OUT: undefined },
  });
}

it("a wire file passes in the process in which a file without a browser was wholly skipped", async () => {
  const sequencer = `--testSequencer=${join(fixtures, "skipped-first.cjs")}`;
  const files = ["test/browser/keyboard.test.ts", "sdk/test/wire/get-tenant.test.ts"];
  const { status, output } = await runJest(sequencer, "--runTestsByPath", ...files);
  expect(output).toMatch(/Tests: +\d+ skipped, \d+ passed, \d+ total/);
  expect(status).toBe(0);
});

it("a file that leaves something in its process fails, and one that undoes it does not: no test of either runs", async () => {
  const { status, output } = await runJest("--config", join(fixtures, "jest.config.mjs"));
  expect(output).toContain("the file has left in its process: http.request");
  expect(output).toMatch(/FAIL .*leaves\.fixture\.ts/);
  expect(output).toMatch(/Test Suites: 1 failed, 1 skipped/);
  expect(status).toBe(1);
});

describe("what stays in a process is found", () => {
  const ignore = (): void => undefined;
  const { request } = http;
  const write = Object.getOwnPropertyDescriptor(process.stdout, "write");
  const server = createServer();

  const things: [name: string, leave: () => unknown, undo: () => unknown][] = [
    ["http.request", () => Reflect.set(http, "request", ignore), () => Reflect.set(http, "request", request)],
    [
      "net.Socket.prototype.connectTo",
      () => Reflect.set(Socket.prototype, "connectTo", ignore),
      () => Reflect.deleteProperty(Socket.prototype, "connectTo"),
    ],
    [
      "stdout.write",
      () => Reflect.set(process.stdout, "write", ignore),
      () =>
        write ? Object.defineProperty(process.stdout, "write", write) : Reflect.deleteProperty(process.stdout, "write"),
    ],
    [
      "subscribers of http.client.request.start",
      () => {
        subscribe("http.client.request.start", ignore);
      },
      () => unsubscribe("http.client.request.start", ignore),
    ],
    [
      "open TCPServerWrap",
      () => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)),
      () => new Promise((resolve) => server.close(resolve)),
    ],
  ];

  it.each(things)("%s", async (name, leave, undo) => {
    const whatIsLeft = lookAtProcess();
    expect(whatIsLeft()).toEqual([]);
    await leave();
    try {
      // One thing may go by several names: net.Stream is net.Socket.
      expect(whatIsLeft().map((left) => left.split(":")[0])).toContain(name);
    } finally {
      await undo();
    }
  });
});
