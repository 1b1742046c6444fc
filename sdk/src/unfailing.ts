/** As the callback, and never throws: what becomes of a request must not depend on whether somebody could write it down. */
export function unfailing<A extends unknown[]>(callback: (...given: A) => void): (...given: A) => void {
  return (...given) => {
    try {
      callback(...given);
    } catch {
      // The callback's owner has no other way to hear of it than the callback itself.
    }
  };
}
