import type { System } from "../common/system";
import type { TokenAnswer } from "../wire/token";
import type { Budget } from "./budget";
import type { MemberLimits } from "./ledger/ledger";

export interface BudgetOptions {
  /** Whose limit it is: the partner's, at one API. */
  apiUrl: URL;
  partnerId: string;
  /** Who may use the token: this client, at this endpoint. */
  authUrl: URL;
  credentials: { clientId: string; clientSecret: string };
  /** What others are told of this client. */
  who: string;
  limits: MemberLimits;
  maxHaltMs: number;
  certificateAuthorities: string[] | undefined;
  system: System;
}

/** A budget, and, where it is shared, the way to the token that is shared with it: its argument is one that the API rejected. */
export interface ClientBudget {
  budget: Budget;
  getToken?: (rejected?: string) => Promise<TokenAnswer>;
}
