/** The other requests around one whose answer has the server's figures. */
export interface Traffic {
  /** Other requests that are sent, and not answered yet. */
  inFlight: number;
  /** Other requests that were answered after this one was sent. */
  answeredSince: number;
}

/**
 * Our count of what is left, corrected by the server's count. The server may not have counted the requests in flight yet,
 * so they are subtracted. Requests answered since may have reached the server after this one, so they are subtracted too
 * before the server's count may raise ours.
 */
export function reconcile(own: number, reported: number, { inFlight, answeredSince }: Traffic): number {
  return Math.max(Math.min(own, reported - inFlight), reported - inFlight - answeredSince);
}
