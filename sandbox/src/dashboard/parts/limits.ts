import { html, type Html } from "../markup/html";
import type { DashboardView } from "../view/dashboard-view";
import { fieldState } from "../view/form-state";
import { field } from "./field";
import { notice } from "./notice";
import { postForm } from "./post-form";

/** The partner's limits, to change one by one beyond what its access state sets. */
export function limits(view: DashboardView): Html {
  const { partner, refused, address } = view;
  const { requestsPerSecond, burst, dailyQuota } = partner.limits;
  const limit = (name: string, label: string, present: number): Html =>
    field({
      id: `limit-${name}`,
      name,
      label,
      type: "number",
      isRequired: true,
      state: fieldState(refused, "limits", name, String(present)),
    });
  return html`<section class="card" id="limits" tabindex="-1" aria-labelledby="limits-title">
    <header><h2 id="limits-title">Limits</h2></header>
    ${notice(view, "limits")}
    ${postForm(
      address,
      "/limits",
      html`<div class="row">
          ${limit("requestsPerSecond", "A second", requestsPerSecond)} ${limit("burst", "At once", burst)}
          ${limit("dailyQuota", "A day", dailyQuota)}
        </div>
        <button>Set limits</button>`,
    )}
  </section>`;
}
