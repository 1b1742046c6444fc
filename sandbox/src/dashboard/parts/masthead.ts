import { html, type Html } from "../markup/html";
import { dateAndTime } from "../markup/words";
import type { DashboardView } from "../view/dashboard-view";
import { linkTo } from "../view/page-address";

/** What this page is about, and which of the sandbox's partners. */
export function masthead(view: DashboardView): Html {
  const { apiUrl, switches, address, partner, partnerIds } = view;
  return html`<header class="masthead">
    <div>
      <h1>Partner sandbox</h1>
      <p class="hint">Nobody's subscription is at stake.</p>
    </div>
    <dl>
      ${entry("API", html`<code>${apiUrl}</code>`)}
      ${partnerIds.length < 2 && entry("Partner", html`<code>${partner.partnerId}</code>`)}
      ${entry("Sandbox time (UTC)", html`<span id="time" data-live>${dateAndTime(switches.nowMs)}</span>`)}
    </dl>
    <div class="live" id="live" hidden>
      <p id="live-state" role="status">Live</p>
      <button type="button" id="live-toggle">Pause</button>
    </div>
    <noscript><a class="button" href="${linkTo(address)}">Show what is new</a></noscript>
    ${partners(view)}
  </header>`;
}

function entry(term: string, description: Html): Html {
  return html`<div>
    <dt>${term}</dt>
    <dd>${description}</dd>
  </div>`;
}

function partners({ partnerIds, partner }: DashboardView): Html | false {
  if (partnerIds.length < 2) return false;
  const links = partnerIds.map((id) => {
    const href = linkTo({ partnerId: id, search: "", page: 1 });
    return html`<li><a href="${href}" ${id === partner.partnerId && html`aria-current="page"`}>${id}</a></li>`;
  });
  return html`<nav class="partners" aria-label="Partners">
    <ul>
      ${links}
    </ul>
  </nav>`;
}
