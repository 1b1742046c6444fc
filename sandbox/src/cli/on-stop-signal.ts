import { currentLauncher, firstLauncher, isRunByScript, LOOK_EVERY_MS } from "./launcher";

/** Calls `stop` once: on SIGTERM, on SIGINT, or, if asked for, when whoever started this process is gone. */
export function onStopSignal(isExitWithParent: boolean, stop: () => void): void {
  let isStopping = false;
  const stopOnce = (): void => {
    if (isStopping) return;
    isStopping = true;
    stop();
  };
  process.on("SIGTERM", stopOnce);
  process.on("SIGINT", stopOnce);
  if (isRunByScript(process.env)) {
    setInterval(() => {
      if (currentLauncher() !== firstLauncher) stopOnce();
    }, LOOK_EVERY_MS).unref();
  }
  if (!isExitWithParent) return;
  // A parent's end of the pipe closes however it dies, SIGKILL included.
  process.stdin.on("end", stopOnce).on("close", stopOnce).on("error", stopOnce).resume();
  process.on("disconnect", stopOnce);
}
