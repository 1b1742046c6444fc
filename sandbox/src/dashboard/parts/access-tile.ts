import { html, type Html } from "../markup/html";
import { count } from "../markup/words";
import { ACCESS_WORDS } from "../view/access-words";
import type { DashboardView } from "../view/dashboard-view";
import { notice } from "./notice";
import { postForm } from "./post-form";

/** The partner's access state, and a button for each that it could have. */
export function accessTile(view: DashboardView): Html {
  const { access, capabilities, clientIds, limits } = view.partner;
  const words = ACCESS_WORDS[access];
  const buttons = Object.entries(ACCESS_WORDS).map(
    ([value, { name }]) =>
      html`<button name="access" value="${value}" id="access-${value}" aria-pressed="${String(value === access)}">
        ${name}
      </button>`,
  );
  return html`<section class="tile" id="access" tabindex="-1" aria-labelledby="access-title">
    <h2 id="access-title">Access</h2>
    ${notice(view, "access")}
    <div id="access-live" data-live>
      <p class="figure"><b>${words.name}</b> <span>${words.how}</span></p>
      <p class="hint">
        ${count(limits.requestsPerSecond)} a second, ${count(limits.burst)} at once, ${count(limits.dailyQuota)} a day
      </p>
      <p class="hint">Client: ${clientIds.join(", ")}</p>
      <ul class="chips" aria-label="Capabilities">
        ${capabilities.map((capability) => html`<li>${capability}</li>`)}
      </ul>
      ${postForm(
        view.address,
        "/access",
        html`<fieldset class="choice">
          <legend class="hidden">Change the access state</legend>
          ${buttons}
        </fieldset>`,
        "plain",
      )}
    </div>
  </section>`;
}
