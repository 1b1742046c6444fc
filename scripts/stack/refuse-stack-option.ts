import { Failure } from "../common/failure.cjs";

/** `--stack`, or `-s`, also after other letters such as in `-ys`; not after a letter that takes the rest as its value. */
const stackOption = /^(--stack(=|$)|-[^-cCfmptv]*s)/;

/**
 * The engine would take another stack, with the credentials, the passphrase and the state of the one that was chosen:
 * beside the sandbox it would find a real partner's state.
 */
export function refuseStackOption(args: readonly string[]): void {
  const end = args.indexOf("--");
  const option = (end < 0 ? args : args.slice(0, end)).find((arg) => stackOption.test(arg));
  if (option === undefined) return;
  throw new Failure(
    `${option} names the stack only to the engine, and not to the scripts that set up its credentials, passphrase and state. Set PULUMI_STACK to the stack instead, then run the command again without the option.`,
  );
}
