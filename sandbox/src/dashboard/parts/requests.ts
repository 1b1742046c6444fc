import { STATUS_CODES } from "node:http";
import type { RequestLogEntry } from "../../store/request-log";
import { html, type Html } from "../markup/html";
import { timeOfDay } from "../markup/words";
import { outcomeOf } from "../view/activity";
import type { DashboardView } from "../view/dashboard-view";
import { shortPath } from "./short-path";

/** The last requests, newest first. */
export function requests(view: DashboardView): Html {
  return html`<section class="card" id="requests" tabindex="-1" aria-labelledby="requests-title">
    <header><h2 id="requests-title">Last requests</h2></header>
    <div id="requests-live" data-live>${table(view)}</div>
  </section>`;
}

function table({ requests: entries, partner }: DashboardView): Html {
  if (entries.length === 0) return html`<p class="empty">Nothing has been asked yet.</p>`;
  return html`<div class="scroll is-tall" role="group" tabindex="0" aria-label="Table of requests">
    <table>
      <thead>
        <tr>
          <th scope="col">Time (UTC)</th>
          <th scope="col">Method</th>
          <th scope="col">Path</th>
          <th scope="col">Status</th>
          <th scope="col">Request id</th>
        </tr>
      </thead>
      <tbody>
        ${entries.map((entry) => row(entry, partner.partnerId))}
      </tbody>
    </table>
  </div>`;
}

function row({ sequence, timeMs, method, path, status, requestId, fault }: RequestLogEntry, partnerId: string): Html {
  const words = status === 0 ? "No answer" : `${status} ${STATUS_CODES[status] ?? ""}`;
  return html`<tr id="request-${sequence}">
    <td>${timeOfDay(timeMs)}</td>
    <td><b>${method}</b></td>
    <td><code>${shortPath(path, partnerId)}</code></td>
    <td>
      <span class="status is-${outcomeOf(status)}">${words}</span>
      ${fault !== undefined && html`<span class="hint">by fault</span>`}
    </td>
    <td><code class="id" title="${requestId}">${requestId}</code></td>
  </tr>`;
}
