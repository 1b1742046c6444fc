import { wallTimeIn, type System } from "../common/system";
import { RateLimitError } from "../errors/rate-limit-error";

/**
 * Why a request that waits is not sent, if the wait is longer than a run should be.
 *
 * @param waits a halt that the server asked for; and the time to the next request, if the server's rate is slow. A
 * configured rate may be slow
 */
export function haltTooLong(
  { haltMs, slowMs }: { haltMs: number; slowMs: number },
  maxHaltMs: number,
  system: System,
): RateLimitError | undefined {
  const [why, ms] =
    haltMs > maxHaltMs ? ["the API asked to send nothing", haltMs] : ["the API's rate allows no other request", slowMs];
  if (ms <= maxHaltMs) return undefined;
  const what = `${why} for another ${Math.ceil(ms / 1000)} s, so this request was not sent`;
  return new RateLimitError({ what, comeBackAt: wallTimeIn(ms, system) });
}
