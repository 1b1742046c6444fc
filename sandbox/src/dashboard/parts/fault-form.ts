import { attribute, html, type Html } from "../markup/html";
import type { DashboardView } from "../view/dashboard-view";
import { FAULT_CHOICES, ROUTE_WORDS } from "../view/fault-choices";
import { fieldState, type FieldState } from "../view/form-state";
import { field } from "./field";
import { postForm } from "./post-form";
import { select } from "./select";

const MOMENTS = [
  ["", "as usual for it"],
  ["before", "before the work is done"],
  ["after", "after the work is done"],
] as const;

/** Sets a fault. */
export function faultForm({ address, refused }: DashboardView): Html {
  const state = (name: string, present = ""): FieldState => fieldState(refused, "fault", name, present);
  const number = (name: string, label: string, present = "", hint?: string): Html =>
    field({
      id: `fault-${name}`,
      name,
      label,
      type: "number",
      state: state(name, present),
      ...(hint === undefined ? {} : { hint }),
    });
  const kinds = select({
    id: "fault-kind",
    name: "kind",
    label: "What goes wrong",
    state: state("kind"),
    choices: FAULT_CHOICES,
  });
  const routes = select({
    id: "fault-route",
    name: "route",
    label: "On which call",
    state: state("route", "any"),
    choices: Object.entries(ROUTE_WORDS),
  });
  const isMore = ["tenant", "when", "delayMs", "retryAfterSeconds", "seed"].some((name) => state(name).value !== "");
  const more = html`<details ${attribute("open", isMore)}>
    <summary>More</summary>
    <div class="stack">
      ${field({ id: "fault-tenant", name: "tenant", label: "Tenant", hint: "id or domain; empty: any", state: state("tenant") })}
      ${select({ id: "fault-when", name: "when", label: "When it hits", state: state("when"), choices: MOMENTS })}
      <div class="row">${number("delayMs", "Delay in ms")} ${number("retryAfterSeconds", "Retry after (s)")}</div>
      ${number("seed", "Seed of the chance")}
    </div>
  </details>`;
  const content = html`${kinds} ${routes}
    <div class="row">${number("times", "Times", "1", "empty: always")} ${number("chance", "Chance in %", "100")}</div>
    ${more}
    <button class="is-main">Inject the fault</button>`;
  return postForm(address, "/faults", content);
}
