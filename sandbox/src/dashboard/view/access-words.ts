import type { AccessState } from "../../partners/access-state";

/** What each access state is called, and how it is granted ("Current access model" of the access page). */
export const ACCESS_WORDS: Readonly<Record<AccessState, { readonly name: string; readonly how: string }>> = {
  none: { name: "None", how: "no approved access" },
  starter: { name: "Starter", how: "approved on request" },
  "pro-pilot": { name: "Pro pilot", how: "from the waitlist" },
  enterprise: { name: "Enterprise", how: "by contract" },
};
