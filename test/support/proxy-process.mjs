// A real forward proxy in a process of its own: prints its port, then each host that somebody reaches through it, and as
// whom.
import { createServer } from "node:http";
import { createProxy } from "proxy";

const server = createProxy(createServer());
server.prependListener("connect", ({ url, headers }) => {
  const [, credentials] = (headers["proxy-authorization"] ?? "").split(" ");
  if (credentials !== undefined) process.stdout.write(`AS ${credentials}\n`);
  process.stdout.write(`CONNECT ${url}\n`);
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`PORT ${server.address().port}\n`);
});
process.stdin.on("end", () => process.exit(0)).resume();
