/** One setting of the provider: a key of stack config under `printix:`, and the variable that stands in for it. */
export interface Setting {
  variable: string;
  isRequired?: boolean;
  isSecret?: boolean;
}

/** Every setting there is. Names are public: add to them, never change them. */
export const settings = {
  partnerId: { variable: "PRINTIX_PARTNER_ID", isRequired: true },
  clientId: { variable: "PRINTIX_CLIENT_ID", isRequired: true },
  clientSecret: { variable: "PRINTIX_CLIENT_SECRET", isRequired: true, isSecret: true },
  allowedPartnerIds: { variable: "PRINTIX_ALLOWED_PARTNER_IDS" },
  environment: { variable: "PRINTIX_ENVIRONMENT" },
  apiUrl: { variable: "PRINTIX_API_URL" },
  authUrl: { variable: "PRINTIX_AUTH_URL" },
  requestsPerSecond: { variable: "PRINTIX_REQUESTS_PER_SECOND" },
  burst: { variable: "PRINTIX_BURST" },
  dailyQuota: { variable: "PRINTIX_DAILY_QUOTA" },
  deletionPolicy: { variable: "PRINTIX_DELETION_POLICY" },
  maxCancels: { variable: "PRINTIX_MAX_CANCELS" },
  maxVanishedPercent: { variable: "PRINTIX_MAX_VANISHED_PERCENT" },
  previewChecks: { variable: "PRINTIX_PREVIEW_CHECKS" },
  cancelMethod: { variable: "PRINTIX_CANCEL_METHOD" },
  cancelPath: { variable: "PRINTIX_CANCEL_PATH" },
  caFile: { variable: "PRINTIX_CA_FILE" },
  connectTimeoutSeconds: { variable: "PRINTIX_CONNECT_TIMEOUT_SECONDS" },
  responseTimeoutSeconds: { variable: "PRINTIX_RESPONSE_TIMEOUT_SECONDS" },
  operationTimeoutSeconds: { variable: "PRINTIX_OPERATION_TIMEOUT_SECONDS" },
  maxWaitSeconds: { variable: "PRINTIX_MAX_WAIT_SECONDS" },
  listLagSeconds: { variable: "PRINTIX_LIST_LAG_SECONDS" },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

/** How a person names and sets a setting, for messages. */
export function howToSet(name: SettingName): string {
  const setting: Setting = settings[name];
  const secret = setting.isSecret === true ? "--secret " : "";
  return `\`pulumi config set ${secret}printix:${name} …\`, or the variable ${setting.variable}`;
}
