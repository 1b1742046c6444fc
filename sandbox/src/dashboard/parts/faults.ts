import type { SandboxFault } from "../../faults/fault";
import { html, type Html } from "../markup/html";
import { count, counted } from "../markup/words";
import type { DashboardView } from "../view/dashboard-view";
import { faultWords, ROUTE_WORDS } from "../view/fault-choices";
import { faultForm } from "./fault-form";
import { notice } from "./notice";
import { postForm } from "./post-form";

/** What is to go wrong: the faults that are set, and a form for another one. */
export function faults(view: DashboardView): Html {
  return html`<section class="card" id="faults" tabindex="-1" aria-labelledby="faults-title">
    <header><h2 id="faults-title">Faults</h2></header>
    ${notice(view, "faults")}
    <div id="faults-live" data-live>${list(view)}</div>
    ${faultForm(view)}
  </section>`;
}

function list({ address, faults: set }: DashboardView): Html {
  if (set.length === 0) return html`<p class="empty">Nothing goes wrong on purpose.</p>`;
  const item = (fault: SandboxFault): Html => {
    const name = html`<span class="hidden"> ${faultWords(fault)}</span>`;
    const button = html`<button id="remove-${fault.id}">Remove${name}</button>`;
    return html`<li id="set-${fault.id}" class="${isUsedUp(fault) && "is-used-up"}">
      <p><b>${faultWords(fault)}</b> ${where(fault)} <span class="hint">${hits(fault)}</span></p>
      ${postForm(address, `/faults/${fault.id}/remove`, button, "plain")}
    </li>`;
  };
  const clear = html`<button id="clear-faults">Remove all</button>`;
  return html`<ul class="list">
      ${set.map(item)}
    </ul>
    ${set.length > 1 && postForm(address, "/faults/clear", clear, "plain")}`;
}

function isUsedUp({ times, hits: hit }: SandboxFault): boolean {
  return times !== "always" && hit >= times;
}

function where({ route, tenant, chance }: SandboxFault): string {
  const about = tenant === undefined ? "" : ` of ${tenant}`;
  const often = chance === 1 ? "" : `, ${count(chance * 100)} % of the time`;
  return `on ${ROUTE_WORDS[route]}${about}${often}`;
}

function hits({ hits: hit, times }: SandboxFault): string {
  return times === "always" ? `hit ${counted(hit, "time")}` : `hit ${count(hit)} of ${counted(times, "time")}`;
}
