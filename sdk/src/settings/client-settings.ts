/** One setting, and the variable that it is read from. */
export interface Setting {
  variable: string;
  isRequired?: boolean;
  isSecret?: boolean;
}

/** Every setting of a client. Names are public: add to them, never change them. */
export const clientSettings = {
  partnerId: { variable: "PRINTIX_PARTNER_ID", isRequired: true },
  clientId: { variable: "PRINTIX_CLIENT_ID", isRequired: true },
  clientSecret: { variable: "PRINTIX_CLIENT_SECRET", isRequired: true, isSecret: true },
  environment: { variable: "PRINTIX_ENVIRONMENT" },
  apiUrl: { variable: "PRINTIX_API_URL" },
  authUrl: { variable: "PRINTIX_AUTH_URL" },
  requestsPerSecond: { variable: "PRINTIX_REQUESTS_PER_SECOND" },
  burst: { variable: "PRINTIX_BURST" },
  dailyQuota: { variable: "PRINTIX_DAILY_QUOTA" },
  cancelMethod: { variable: "PRINTIX_CANCEL_METHOD" },
  cancelPath: { variable: "PRINTIX_CANCEL_PATH" },
  budget: { variable: "PRINTIX_BUDGET", isSecret: true },
  caFile: { variable: "PRINTIX_CA_FILE" },
  connectTimeoutSeconds: { variable: "PRINTIX_CONNECT_TIMEOUT_SECONDS" },
  responseTimeoutSeconds: { variable: "PRINTIX_RESPONSE_TIMEOUT_SECONDS" },
  operationTimeoutSeconds: { variable: "PRINTIX_OPERATION_TIMEOUT_SECONDS" },
  maxWaitSeconds: { variable: "PRINTIX_MAX_WAIT_SECONDS" },
  listLagSeconds: { variable: "PRINTIX_LIST_LAG_SECONDS" },
} as const satisfies Record<string, Setting>;

export type ClientSettingName = keyof typeof clientSettings;
