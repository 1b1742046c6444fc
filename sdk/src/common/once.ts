/** The first call makes the change; later calls do nothing. */
export function once(change: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) change();
    isDone = true;
  };
}
