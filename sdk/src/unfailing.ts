/** As the callback, if there is one, and never throws: what becomes of a request must not depend on whether somebody could write it down. */
export function withoutThrowing<A extends unknown[]>(
  callback: ((...given: A) => void) | undefined,
): (...given: A) => void {
  return (...given) => {
    try {
      callback?.(...given);
    } catch {
      // The callback's owner has no other way to hear of it than the callback itself.
    }
  };
}
