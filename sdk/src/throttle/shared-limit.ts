import type { Notice } from "../common/log";

/** Short refusals with 429 mean that others use the same limit, since our throttle keeps to it. */
export interface SharedLimit {
  /** Called when the API has refused a request for a short time. People are told once. */
  noteRefusal: () => void;
  /** Why the work takes so long, as the end of a sentence; undefined if nothing was refused. */
  whyLate: () => string | undefined;
}

const others = "rate limited: others use this partner's limit too";

export function createSharedLimit(notice: Notice): SharedLimit {
  let isShared = false;
  return {
    noteRefusal: () => {
      if (!isShared) notice(`${others}, so requests wait until the API takes them`);
      isShared = true;
    },
    whyLate: () => (isShared ? others : undefined),
  };
}
