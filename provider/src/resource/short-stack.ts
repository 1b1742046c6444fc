type PrepareStackTrace = (error: Error, frames: NodeJS.CallSite[]) => unknown;

/** The SDK's own five frames above the program, and the program's line that declares the resource. */
const keptFrames = 6;

/**
 * From here to the call of what it returns, the Pulumi SDK sees a short stack. The SDK keeps the whole stack of each
 * resource in state, down to Node's loader: 540 of a tenant's 2,300 bytes (`Resource.callsites` in its resource.ts).
 * The program's own line is what helps people, and it stays. `Error.prepareStackTrace` is V8's public hook for this.
 */
export function shortenStacks(): () => void {
  const v8: { prepareStackTrace?: PrepareStackTrace | undefined } = Error;
  const previous = v8.prepareStackTrace;
  v8.prepareStackTrace = (error, frames) => {
    // Only the SDK's look at the stack asks for all frames; errors thrown meanwhile keep theirs.
    const shown = Error.stackTraceLimit === Infinity ? frames.slice(0, keptFrames) : frames;
    if (previous) return previous(error, shown);
    // eslint-disable-next-line @typescript-eslint/no-base-to-string -- V8 gives call sites a toString; their type leaves it out
    return [String(error), ...shown.map((frame) => `    at ${frame.toString()}`)].join("\n");
  };
  return () => {
    v8.prepareStackTrace = previous;
  };
}
