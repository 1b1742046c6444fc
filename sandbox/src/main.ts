// First, since it notes who has started this process.
import "./cli/starter";
import { runCommand } from "./cli/run-command";

void runCommand(process.argv.slice(2));
