import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

const warning = "warning: ";

/**
 * Shows a line to the person who waits. The engine hides what a plugin writes to its own outputs, so it is asked to.
 *
 * @param address the engine's own, `HOST:PORT`
 */
export function engineLog(address: string): (line: string) => void {
  const engine = new EngineClient(address, credentials.createInsecure());
  return (line) => {
    const isWarning = line.startsWith(warning);
    const request = new LogRequest();
    request.setSeverity(isWarning ? LogSeverity.WARNING : LogSeverity.INFO);
    request.setMessage(`printix: ${isWarning ? line.slice(warning.length) : line}`);
    engine.log(request, () => undefined);
  };
}
