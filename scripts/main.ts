import { dirname } from "node:path";
import { commands } from "./commands/index.ts";
import { explain, Failure } from "./common/failure.cjs";

const [name = "", ...args] = process.argv.slice(2);

try {
  const command = commands.get(name);
  if (command === undefined) {
    throw new Failure(`There is no command "${name}". Known are: ${[...commands.keys()].join(", ")}.`);
  }
  process.exitCode = await command({ root: dirname(import.meta.dirname), env: process.env, args });
} catch (error) {
  process.exitCode = explain(error);
}
