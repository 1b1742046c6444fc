import type { HttpExchange } from "../src/http/http-exchange";

/** got's time-outs go by the machine's clock: where time is virtual, no machine may be so busy that it meets them. */
export const patient = { connectMs: 3_600_000, responseMs: 3_600_000 };

/** The requests of a test, so that a virtual clock can stand still while one of them is on its way. */
export interface Exchanges {
  /** The same exchange, counted from its beginning to its end. */
  counted(exchange: HttpExchange): HttpExchange;
  /** Whether a request or an answer is on its way: what a server waits for before it answers may need the clock. */
  isBusy: () => boolean;
  /** What a server does before it answers the request with this number. */
  atServer<T>(number: string | null, work: () => T | Promise<T>): Promise<T>;
}

/** The header that tells a server a request's number. */
export const numberHeader = "x-number-of-exchange";

export function countExchanges(): Exchanges {
  /** By their numbers, and whether they are on their way. */
  const underWay = new Map<string, boolean>();
  let begun = 0;

  function set(number: string, isOnItsWay: boolean): void {
    if (underWay.has(number)) underWay.set(number, isOnItsWay);
  }

  return {
    counted: (exchange) => async (request) => {
      const number = String((begun += 1));
      // Whoever is broken off hears of it, whatever the server waits for.
      const breakOff = (): void => {
        set(number, true);
      };
      underWay.set(number, true);
      request.signal?.addEventListener("abort", breakOff);
      try {
        return await exchange({ ...request, headers: { ...request.headers, [numberHeader]: number } });
      } finally {
        request.signal?.removeEventListener("abort", breakOff);
        underWay.delete(number);
      }
    },
    isBusy: () => [...underWay.values()].includes(true),
    async atServer(number, work) {
      set(number ?? "", false);
      try {
        return await work();
      } finally {
        set(number ?? "", true);
      }
    },
  };
}
