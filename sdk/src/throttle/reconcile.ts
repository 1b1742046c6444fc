/** What our count knows of a request whose answer tells the server's. */
export interface Traffic {
  /** Other requests on their way. */
  inFlight: number;
  /** Other requests answered since the answered one was let out. */
  answeredSince: number;
}

/**
 * Our count of what is left, after the server's word on its own. What is on its way may not be counted in that, so less
 * of it remains; and what was answered since may have arrived later than this request, which counts where more remains
 * there than here.
 */
export function reconcile(own: number, told: number, { inFlight, answeredSince }: Traffic): number {
  return Math.max(Math.min(own, told - inFlight), told - inFlight - answeredSince);
}
