/** A signal for who has all the time there is. */
export function neverAborts(): AbortSignal {
  return new AbortController().signal;
}
