import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import { onEngineGone } from "../common/engine-gone";
import { createPlugin } from "./plugin";
import { tenantService } from "./service";

/**
 * Serves the plugin at a port of its own, which the first line of standard output tells, as the engine expects it.
 *
 * @param engineAddress of the engine that has started this process; the process ends with it. Without one a person has.
 */
export function serve(env: NodeJS.ProcessEnv, engineAddress: string | undefined): void {
  const plugin = createPlugin(env, engineAddress);
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  server.addService(ResourceProviderService, tenantService(plugin));
  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) throw error;
    process.stdout.write(`${port}\n`);
  });
  // After an engine that was killed, whatever is written there fails, which must end nothing that was sent.
  process.stderr.on("error", () => undefined);
  // Nobody else would end this process. What was sent gets its answer first, as at Ctrl-C.
  onEngineGone(engineAddress, () => {
    void plugin.end().then(() => process.exit());
  });
}
