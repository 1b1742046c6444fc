import type { Standing } from "../../limits/limits";
import { html, type Html } from "../markup/html";
import { count, duration } from "../markup/words";
import type { DashboardView } from "../view/dashboard-view";
import { accessTile } from "./access-tile";
import { activityChart } from "./activity-chart";
import { limitBar, limitLevel, limitPieces } from "./limit-meter";

/** How the partner stands, at a glance: its access, what is left of its limits, and what it has just asked. */
export function standing(view: DashboardView): Html {
  const { limits, standings } = view.partner;
  const daily = standings.find(({ name }) => name === "daily");
  const burst = standings.find(({ name }) => name === "burst");
  return html`<div class="tiles" id="standing">
    ${accessTile(view)} ${daily !== undefined && quotaTile(daily)}
    ${burst !== undefined && burstTile(burst, limits.requestsPerSecond)}
    <section class="tile" aria-labelledby="activity-title">
      <h2 id="activity-title">Last minute</h2>
      <div id="activity" data-live>${activityChart(view.activity, limits.requestsPerSecond)}</div>
    </section>
  </div>`;
}

function quotaTile({ limit, remaining, resetMs }: Standing): Html {
  const text = `${count(remaining)} of ${count(limit)} requests left`;
  const level = limitLevel({ remaining, limit });
  const warning = { fine: "", low: "A fifth or less of the daily quota is left.", out: "The daily quota is used up." };
  return html`<section class="tile" aria-labelledby="quota-title">
    <h2 id="quota-title">Daily quota</h2>
    <div id="quota" data-live>
      <p class="figure"><b>${count(remaining)}</b> <span>of ${count(limit)} left</span></p>
      ${limitBar({ label: "Daily quota", remaining, limit, text })}
      <p class="hint">${count(limit - remaining)} used; all back in ${duration(resetMs)}</p>
      <p class="warning is-${level}" role="status">${warning[level]}</p>
    </div>
  </section>`;
}

function burstTile({ limit, remaining }: Standing, requestsPerSecond: number): Html {
  const text = `${count(remaining)} of ${count(limit)} requests at once`;
  return html`<section class="tile" aria-labelledby="burst-title">
    <h2 id="burst-title">Burst</h2>
    <div id="burst" data-live>
      <p class="figure"><b>${count(remaining)}</b> <span>of ${count(limit)} at once</span></p>
      ${limitPieces({ label: "Burst", remaining, limit, text })}
      <p class="hint">refills at ${count(requestsPerSecond)} a second</p>
    </div>
  </section>`;
}
