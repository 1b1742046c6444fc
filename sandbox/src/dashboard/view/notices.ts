import type { AccessState } from "../../partners/access-state";
import { ACCESS_WORDS } from "./access-words";
import type { Notice, Section } from "./dashboard-view";

/** What a notice may speak of. */
export interface NoticeFacts {
  readonly access: AccessState;
  readonly isLeaking: boolean;
  /** The name of the tenant that something was done to; absent where there is none such. */
  readonly tenantName: string | undefined;
}

/**
 * What the page can say was done. An address holds a code and never the words, so that no link can put words into the
 * sandbox's mouth.
 */
const NOTICES = {
  access: ["access", ({ access }) => `The access state is now ${ACCESS_WORDS[access].name}.`],
  created: ["tenants", ({ tenantName = "The tenant" }) => `${tenantName} is created.`],
  renamed: ["tenants", ({ tenantName = "The tenant" }) => `${tenantName} has its new name.`],
  cancelled: ["tenants", ({ tenantName = "The tenant" }) => `${tenantName} is cancelled.`],
  limits: ["limits", () => "The limits are set, until the access state changes."],
  fault: ["faults", () => "The fault is set."],
  "fault-removed": ["faults", () => "The fault is removed."],
  "faults-cleared": ["faults", () => "All faults are removed."],
  "list-lag": ["conditions", () => "The list's lag is set."],
  "cancel-lag": ["conditions", () => "The lag of cancels is set."],
  "domain-lag": ["conditions", () => "The lag of domains is set."],
  leak: ["conditions", ({ isLeaking }) => `Private fields are ${isLeaking ? "now" : "no longer"} leaked.`],
  clock: ["conditions", () => "The clock is moved."],
} satisfies Record<string, [section: Section, say: (facts: NoticeFacts) => string]>;

export type NoticeCode = keyof typeof NOTICES;

/** The section of the page that a notice belongs to. */
export function sectionOf(code: NoticeCode): Section {
  return NOTICES[code][0];
}

/** The notice that a code stands for; undefined where it stands for none. */
export function noticeOf(code: string, facts: NoticeFacts): Notice | undefined {
  if (!Object.hasOwn(NOTICES, code)) return undefined;
  const [section, say] = NOTICES[code as NoticeCode];
  return { section, text: say(facts) };
}
