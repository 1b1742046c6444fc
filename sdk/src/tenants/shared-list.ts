import type { PartnerTenant } from "../model/partner-tenant";

/** A list that is begun after it was asked for, which is what can prove something about the time before. */
export type FreshList = () => Promise<PartnerTenant[]>;

/** Lets all who ask while a list is under way share the next one: many who failed together look once, not each. */
export function shareLists(list: FreshList): FreshList {
  let current: Promise<PartnerTenant[]> | undefined;
  let next: Promise<PartnerTenant[]> | undefined;

  function begin(): Promise<PartnerTenant[]> {
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
