import { runCommand } from "./cli/run-command";

void runCommand(process.argv.slice(2));
