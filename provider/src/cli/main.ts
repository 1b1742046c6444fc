import { runCommand } from "./run-command";

void runCommand(process.argv.slice(2));
