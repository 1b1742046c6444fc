// First, since a Node that is too old fails at whatever comes next.
import "./adapters/native/plugin-node";
import { serve } from "./adapters/native/serve";

/** Serves the plugin to the engine that has started this process. Called by the launcher that `plugin init` writes. */
export function servePlugin(): void {
  serve(process.env, process.argv[2]);
}
