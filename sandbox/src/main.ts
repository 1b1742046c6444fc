// First, since it notes who has started this process.
import "./cli/launcher";
import { runCommand } from "./cli/run-command";

void runCommand(process.argv.slice(2));
