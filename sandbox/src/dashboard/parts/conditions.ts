import { html, type Html } from "../markup/html";
import { duration } from "../markup/words";
import type { DashboardView } from "../view/dashboard-view";
import { fieldState } from "../view/form-state";
import { field } from "./field";
import { notice } from "./notice";
import { postForm } from "./post-form";

/** What else makes the sandbox behave as the API might: changes that show late, leaked fields, time that has passed. */
export function conditions(view: DashboardView): Html {
  return html`<section class="card" id="conditions" tabindex="-1" aria-labelledby="conditions-title">
    <header><h2 id="conditions-title">Conditions</h2></header>
    ${notice(view, "conditions")}
    <div class="parts">${LAGS.map((lag) => lagForm(view, lag))} ${leakSwitch(view)} ${clockForm(view)}</div>
  </section>`;
}

const LAGS = [
  { id: "list-lag", label: "List lags behind creates (seconds)", ofSwitch: "listLagMs" },
  { id: "cancel-lag", label: "List lags behind cancels (seconds)", ofSwitch: "cancelLagMs" },
  { id: "domain-lag", label: "Domains come free after (seconds)", ofSwitch: "domainLagMs" },
] as const;

function lagForm({ address, switches, refused }: DashboardView, { id, label, ofSwitch }: (typeof LAGS)[number]): Html {
  const content = html`${field({
      id,
      name: "seconds",
      label,
      type: "number",
      isRequired: true,
      state: fieldState(refused, id, "seconds", String(switches[ofSwitch] / 1000)),
    })}<button>Set</button>`;
  return postForm(address, `/${id}`, content, "row");
}

function leakSwitch({ address, switches: { isLeaking } }: DashboardView): Html {
  const content = html`<button
      id="leak"
      name="leak"
      role="switch"
      aria-checked="${String(isLeaking)}"
      aria-describedby="leak-hint"
      value="${isLeaking ? "off" : "on"}"
    >
      Leak private fields
    </button>
    <p class="hint" id="leak-hint">Adds cost, margin, payout and the like to payloads.</p>`;
  return html`<div id="leak-live" data-live>${postForm(address, "/leak", content, "plain")}</div>`;
}

/** What a person may want to see pass: a token's expiry, an hour, the quota's window. */
const STEPS = [
  { label: "+1 min", seconds: 60 },
  { label: "+10 min", seconds: 600 },
  { label: "+1 h", seconds: 3600 },
  { label: "+24 h", seconds: 86_400 },
];

function clockForm({ address, switches: { clockMovedMs } }: DashboardView): Html {
  const moved = clockMovedMs === 0 ? "as this machine's" : `${duration(clockMovedMs)} ahead of this machine's`;
  const content = html`<fieldset class="choice">
      <legend>Move the clock</legend>
      ${STEPS.map(({ label, seconds }) => html`<button name="seconds" value="${seconds}">${label}</button>`)}
    </fieldset>
    <p class="hint" id="clock-moved" data-live>It is ${moved}. Tokens expire and quotas reset by it.</p>`;
  return postForm(address, "/clock", content, "plain");
}
