/** An object whose operations are counted, so that a process can end when none is under way. */
export interface Watched<T> {
  provider: T;
  /** Settles when no operation is under way. */
  settled: () => Promise<void>;
}

export function watchOperations<T extends object>(provider: T): Watched<T> {
  const underWay = new Set<unknown>();
  const watched = new Proxy(provider, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property, target);
      if (typeof member !== "function") return member;
      return (...args: unknown[]): unknown => {
        const result: unknown = Reflect.apply(member, target, args);
        if (!(result instanceof Promise)) return result;
        underWay.add(result);
        return result.finally(() => underWay.delete(result));
      };
    },
  });
  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.allSettled(underWay);
  };
  return { provider: watched, settled };
}
