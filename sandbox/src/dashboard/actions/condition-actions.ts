import { OptionsError } from "../../options-error";
import { textIn } from "../view/page-address";
import type { Action } from "./action";
import { numberIn } from "./number-in";
import { refusal } from "./outcome";

export const setListLag: Action = ({ tools, body }) => {
  try {
    tools.setListLag(numberIn(body, "seconds") * 1000);
    return { done: "list-lag" };
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    return refusal("list-lag", { seconds: textIn(body, "seconds") }, { seconds: "This must be a number, 0 or more." });
  }
};

export const setLeak: Action = ({ tools, body }) => {
  tools.setLeak(textIn(body, "leak") === "on");
  return { done: "leak" };
};

export const moveClock: Action = ({ tools, body }) => {
  tools.moveClock(numberIn(body, "seconds") * 1000);
  return { done: "clock" };
};
