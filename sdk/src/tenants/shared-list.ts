import type { TenantListing } from "../model/tenant-listing";

/** A list that is begun after it was asked for, which is what can prove something about the time before. */
export type FreshListing = () => Promise<TenantListing>;

/** Lets all who ask while a list is under way share the next one: many who failed together look once, not each. */
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
