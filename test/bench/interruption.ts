/** The run was ended by a signal. */
export class InterruptionError extends Error {
  override readonly name = "InterruptionError";
}

const controller = new AbortController();

/** Aborts at Ctrl-C or an end from outside, so that the engine ends first and its folder goes with it. */
export const interruption = controller.signal;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => {
    controller.abort(new InterruptionError(`ended by ${signal}; nothing was written`));
  });
}
