import { Socket } from "node:net";

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/**
 * Lets no connection out of this machine, until what it hands back is called: a tenant is somebody's subscription, and no
 * test may reach an API that is not its own, whatever it forgot to configure.
 */
export function reachLoopbackAlone(): () => void {
  const connect = Reflect.get(Socket.prototype, "connect") as (...args: unknown[]) => Socket;
  Reflect.set(Socket.prototype, "connect", function (this: Socket, ...args: unknown[]): Socket {
    const host = hostOf(args);
    if (host !== undefined && !loopback.test(host)) throw new Error(`a test is about to reach ${host}`);
    return Reflect.apply(connect, this, args);
  });
  return () => {
    Reflect.set(Socket.prototype, "connect", connect);
  };
}

/** As `net.connect` takes it: options, maybe in the array that Node makes of its arguments, or port and host. */
function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = (Array.isArray(args[0]) ? args[0] : args) as unknown[];
  if (typeof first === "object" && first !== null) return (first as { host?: string }).host;
  return typeof second === "string" ? second : undefined;
}
