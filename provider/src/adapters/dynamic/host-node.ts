import { nodeFault } from "../../config/node-version";
import { HostError } from "./host-error";

// The host may run another Node than the program: the one that is first on PATH where the engine was started.
const fault = nodeFault();
if (fault !== undefined) throw new HostError("start of the provider", fault);
