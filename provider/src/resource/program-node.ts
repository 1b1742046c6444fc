import { nodeFault } from "../config/node-version";
import { RunError } from "./pulumi-sdk";

const fault = nodeFault();
if (fault !== undefined) throw new RunError(fault);
