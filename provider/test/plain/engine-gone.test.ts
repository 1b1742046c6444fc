import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { onListenerGone } from "../../src/adapters/common/engine-gone";

const listener = `
  const server = require("node:net").createServer().listen(0, "127.0.0.1", () => console.log(server.address().port));
`;

const gone = (port: number): Promise<void> =>
  new Promise((resolve) => {
    onListenerGone("127.0.0.1", port, resolve, 1);
  });

test("a listener that is killed in the midst of a connection is gone, however the connection ends", async () => {
  // The connection is refused, made and closed, or reset before it is made, as the two processes come to run.
  for (let round = 0; round < 12; round += 1) {
    const child = spawn(process.execPath, ["-e", listener], { stdio: ["ignore", "pipe", "inherit"] });
    const [port] = (await once(child.stdout, "data")) as [Buffer];
    const told = gone(Number(port));
    await new Promise((resolve) => {
      process.nextTick(() => {
        process.nextTick(resolve, undefined);
      });
    });
    child.kill("SIGKILL");
    // Nothing of this process runs until the other one is gone: its end of the connection is found reset.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    await told;
  }
});

test("one that goes on listening is waited for", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  let isGone = false;
  const connected = once(server, "connection");
  const told = gone(port).then(() => {
    isGone = true;
  });
  const [connection] = (await connected) as [{ destroy: () => void }];
  expect(isGone).toBe(false);
  server.close();
  connection.destroy();
  await told;
});
