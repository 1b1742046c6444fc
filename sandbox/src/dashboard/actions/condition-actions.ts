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
    const wanted = "This must be a number of seconds, 0 or more, and a day (86,400) at most.";
    return refusal("list-lag", { seconds: textIn(body, "seconds") }, { seconds: wanted });
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
