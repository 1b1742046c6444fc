import { OptionsError } from "../../common/options-error";
import { FAULT_MOMENTS, type FaultDraft, type FaultRoute } from "../../faults/fault";
import { chosenFault } from "../view/fault-choices";
import { numberIn, textIn } from "../view/form-values";
import { faultsOf } from "../view/partner-of";
import type { Action } from "./action";
import { refusal } from "./outcome";

const FIELDS = ["kind", "route", "tenant", "times", "chance", "when", "delayMs", "retryAfterSeconds", "seed"] as const;

/** What a field must be, where the form has other words or units for it than the handle. */
const WANTED: Readonly<Record<string, string>> = {
  kind: "one of those in the list",
  route: "one of those in the list",
  times: "a whole number above 0, or empty: always",
  chance: "a number above 0 and at most 100",
};

export const addFault: Action = ({ tools, partnerId, body }) => {
  try {
    tools.addFault({ ...draftOf(body), partnerId });
    return { done: "fault" };
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    const values = Object.fromEntries(FIELDS.map((name) => [name, textIn(body, name).trim()]));
    // What a status may be is part of what was chosen to go wrong.
    const field = error.option === "status" ? "kind" : error.option;
    return refusal("fault", values, { [field]: `This must be ${WANTED[field] ?? error.wanted}.` });
  }
};

export const removeFault: Action = ({ tools, id }) => {
  tools.removeFault(id);
  return { done: "fault-removed" };
};

/** Those of other partners stay: the page does not show them. */
export const clearFaults: Action = ({ tools, partnerId }) => {
  for (const fault of faultsOf(tools.faults(), partnerId)) tools.removeFault(fault.id);
  return { done: "faults-cleared" };
};

/** What a form asks for. A field that is empty is left out. */
function draftOf(body: unknown): FaultDraft {
  const text = (name: (typeof FIELDS)[number]): string | undefined => textIn(body, name).trim() || undefined;
  const number = (name: (typeof FIELDS)[number]): number | undefined =>
    text(name) === undefined ? undefined : numberIn(body, name);
  const chance = number("chance");
  return {
    ...chosenFault(text("kind") ?? ""),
    route: text("route") as FaultRoute | undefined,
    tenant: text("tenant"),
    times: number("times") ?? "always",
    chance: chance === undefined ? undefined : chance / 100,
    when: FAULT_MOMENTS.find((moment) => moment === text("when")),
    delayMs: number("delayMs"),
    retryAfterSeconds: number("retryAfterSeconds"),
    seed: number("seed"),
  };
}
