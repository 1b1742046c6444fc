import type { TenantListing } from "../model/tenant-listing";

/** Reads a list. The reading begins after the call, so the list can prove something about the time before. */
export type FreshListing = () => Promise<TenantListing>;

/** All callers that come while a list is being read share the next one: many changes that fail together need one list. */
export function shareLists<T>(list: () => Promise<T>): () => Promise<T> {
  let current: Promise<T> | undefined;
  let next: Promise<T> | undefined;

  function begin(): Promise<T> {
    const begun = list().finally(() => {
      if (current === begun) current = undefined;
    });
    current = begun;
    return begun;
  }

  return () => {
    if (!current) return begin();
    next ??= current
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return begin();
      });
    return next;
  };
}
