import { defaultDeletionPolicy, type DeletionPolicy } from "../../tenant/deletion-policy";
import type { WhichStack } from "../shared/pulumi/pulumi-cli";
import { shellLine } from "../shared/shell-word";

/** The command that a person runs next. By default the engine protects what it imports: here the policy decides. */
export function nextStep({ stack, cwd }: WhichStack, out: string, deletionPolicy: DeletionPolicy): string {
  return shellLine([
    ...["pulumi", "import", "--file", out, "--generate-code=false"],
    ...(deletionPolicy === defaultDeletionPolicy ? [] : ["--protect=false"]),
    ...(stack === undefined ? [] : ["--stack", stack]),
    ...(cwd === undefined ? [] : ["--cwd", cwd]),
  ]);
}
