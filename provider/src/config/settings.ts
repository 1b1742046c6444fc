import { clientSettings, type Setting } from "printix-partner-sdk";

/**
 * Every setting there is: a key of stack config under `printix:`, and the variable that stands in for it. Names are
 * public: add to them, never change them.
 */
export const settings = {
  ...clientSettings,
  allowedPartnerIds: { variable: "PRINTIX_ALLOWED_PARTNER_IDS" },
  deletionPolicy: { variable: "PRINTIX_DELETION_POLICY" },
  maxCancels: { variable: "PRINTIX_MAX_CANCELS" },
  maxVanishedPercent: { variable: "PRINTIX_MAX_VANISHED_PERCENT" },
  previewChecks: { variable: "PRINTIX_PREVIEW_CHECKS" },
  runId: { variable: "PRINTIX_RUN_ID" },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;

/** How a person names and sets a setting, for messages. */
export function howToSet(name: SettingName): string {
  const setting: Setting = settings[name];
  const secret = setting.isSecret === true ? "--secret " : "";
  return `\`pulumi config set ${secret}printix:${name} …\`, or the variable ${setting.variable}`;
}
