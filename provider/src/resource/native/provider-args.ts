import type { DeletionPolicy } from "../../tenant/deletion-policy";
import type * as pulumi from "../pulumi-sdk";

/**
 * The settings of a provider, named as in stack config. Who names `partnerId`, `clientId` or `clientSecret` names all three;
 * what is left out comes from stack config and variables, and then from the default.
 */
export interface ProviderArgs {
  /** Whose tenants these are: the partner's id. Required. */
  partnerId?: pulumi.Input<string> | undefined;
  /** The id of the API's client, which Printix gives a partner. Required. */
  clientId?: pulumi.Input<string> | undefined;
  /** The secret of that client. Required. */
  clientSecret?: pulumi.Input<string> | undefined;
  /** The partners that may be worked for: with any other one nothing is sent. Default: all. */
  allowedPartnerIds?: pulumi.Input<string[]> | undefined;
  /** Which of Printix's environments, `production` or `test`; each has credentials of its own. Default: `production`. */
  environment?: pulumi.Input<"production" | "test"> | undefined;
  /** The API's root. Default: the environment's: `https://api.printix.net`, `https://api.testenv.printix.net`. */
  apiUrl?: pulumi.Input<string> | undefined;
  /**
   * The whole token endpoint. Default: the environment's: `https://auth.printix.net/oauth/token`,
   * `https://auth.testenv.printix.net/oauth/token`.
   */
  authUrl?: pulumi.Input<string> | undefined;
  /** The most requests in a second: the API lowers it and never raises it. Default: none: 5, until the API says otherwise. */
  requestsPerSecond?: pulumi.Input<number> | undefined;
  /** The most requests at once: the API lowers it and never raises it. Default: none: 10, until the API says otherwise. */
  burst?: pulumi.Input<number> | undefined;
  /** The most requests in 24 hours: the API lowers it and never raises it. Default: none: 50000, until the API says otherwise. */
  dailyQuota?: pulumi.Input<number> | undefined;
  /** What may become of tenants that name no policy, when their block goes. Default: `prevent`. */
  deletionPolicy?: pulumi.Input<DeletionPolicy> | undefined;
  /** How many cancels one run may send: the one that would exceed it is refused. The smaller of all that is said. Default: none. */
  maxCancels?: pulumi.Input<number> | undefined;
  /** How much of the partner's list one refresh may find gone, in percent; 3 tenants at least. Default: 10. */
  maxVanishedPercent?: pulumi.Input<number> | undefined;
  /** Whether a preview compares new tenants with the partner's list and the day's quota. Default: `true`. */
  previewChecks?: pulumi.Input<boolean> | undefined;
  /**
   * The pipeline's run that several stacks belong to: `maxCancels` counts over all of them then. It takes a `budget`.
   * Default: none: each run of the engine for itself.
   */
  runId?: pulumi.Input<string> | undefined;
  /** The longest wait that the API may ask for, in seconds: a longer one fails at once. Default: 60. */
  maxWaitSeconds?: pulumi.Input<number> | undefined;
  /** How long one call may take with all its waits, in seconds. Default: 600. */
  operationTimeoutSeconds?: pulumi.Input<number> | undefined;
  /** How long a connection may take to be made, in seconds. Default: 10. */
  connectTimeoutSeconds?: pulumi.Input<number> | undefined;
  /** How long an answer may take to begin, in seconds. Default: 60. */
  responseTimeoutSeconds?: pulumi.Input<number> | undefined;
  /** How long a new tenant may be missing from the partner's list, in seconds. Default: 15. */
  listLagSeconds?: pulumi.Input<number> | undefined;
  /**
   * Where the budget of all who share the partner's limit is kept: `redis://HOST:PORT`, `rediss://HOST:PORT` or `file:/PATH`.
   * Default: none: each process for itself.
   */
  budget?: pulumi.Input<string> | undefined;
  /** A PEM file with certificate authorities beside Node's own. Default: none. */
  caFile?: pulumi.Input<string> | undefined;
  /** How a tenant is cancelled, which no public page says: `DELETE`, `POST`, `PUT` or `PATCH`. Default: `DELETE`. */
  cancelMethod?: pulumi.Input<string> | undefined;
  /** Where a tenant is cancelled, which no public page says. Default: `/public/partners/{partnerId}/tenants/{tenantId}`. */
  cancelPath?: pulumi.Input<string> | undefined;
}
