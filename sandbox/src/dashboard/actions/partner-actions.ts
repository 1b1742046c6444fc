import { OptionsError } from "../../common/options-error";
import { parseAccess } from "../../partners/access-state";
import { numberIn, textIn } from "../view/form-values";
import type { Action } from "./action";
import { refusal } from "./outcome";

export const setAccess: Action = ({ tools, partnerId, body }) => {
  tools.setAccess(parseAccess(textIn(body, "access")), partnerId);
  return { done: "access" };
};

export const setLimits: Action = ({ tools, partnerId, body }) => {
  const names = ["requestsPerSecond", "burst", "dailyQuota"] as const;
  const values = Object.fromEntries(names.map((name) => [name, textIn(body, name).trim()]));
  try {
    tools.setLimits(Object.fromEntries(names.map((name) => [name, numberIn(body, name)])), partnerId);
    return { done: "limits" };
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    return refusal("limits", values, { [error.option]: `This must be ${error.wanted}.` });
  }
};
