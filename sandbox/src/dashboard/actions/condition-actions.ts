import { OptionsError } from "../../common/options-error";
import type { SandboxTools } from "../../handle/handle";
import { numberIn, textIn } from "../view/form-values";
import type { Action } from "./action";
import { refusal } from "./outcome";

/** Sets a lag from a form's seconds. */
function setLag(lag: "list-lag" | "cancel-lag" | "domain-lag", set: (tools: SandboxTools, ms: number) => void): Action {
  return ({ tools, body }) => {
    try {
      set(tools, numberIn(body, "seconds") * 1000);
      return { done: lag };
    } catch (error) {
      if (!(error instanceof OptionsError)) throw error;
      const wanted = "This must be a number of seconds, 0 or more, and a day (86,400) at most.";
      return refusal(lag, { seconds: textIn(body, "seconds") }, { seconds: wanted });
    }
  };
}

export const setListLag = setLag("list-lag", (tools, ms) => {
  tools.setListLag(ms);
});

export const setCancelLag = setLag("cancel-lag", (tools, ms) => {
  tools.setCancelLag(ms);
});

export const setDomainLag = setLag("domain-lag", (tools, ms) => {
  tools.setDomainLag(ms);
});

export const setLeak: Action = ({ tools, body }) => {
  tools.setLeak(textIn(body, "leak") === "on");
  return { done: "leak" };
};

export const moveClock: Action = ({ tools, body }) => {
  tools.moveClock(numberIn(body, "seconds") * 1000);
  return { done: "clock" };
};
