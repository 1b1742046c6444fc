import type { Notice } from "../common/log";

/** What short refusals with 429 say: our throttle keeps to the limit, so others draw on it too. */
export interface SharedLimit {
  /** The API has refused a request for a short time. People are told once. */
  noteRefusal: () => void;
  /** Why things take so long, as the end of a sentence; undefined where nothing was refused. */
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
