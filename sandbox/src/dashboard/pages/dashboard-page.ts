import { html, type Html } from "../markup/html";
import { conditions } from "../parts/conditions";
import { faults } from "../parts/faults";
import { limits } from "../parts/limits";
import { masthead } from "../parts/masthead";
import { requests } from "../parts/requests";
import { standing } from "../parts/standing";
import { tenants } from "../parts/tenants";
import type { DashboardView } from "../view/dashboard-view";
import { linkTo } from "../view/page-address";
import { document } from "./document";

/** The dashboard. */
export function dashboardPage(view: DashboardView): Html {
  const isRefused = view.refused !== undefined;
  return document({
    title: `${isRefused ? "Not done: " : ""}Partner sandbox at ${new URL(view.apiUrl).host}`,
    liveUrl: linkTo(view.address),
    content: html`${masthead(view)}
      <main id="main" tabindex="-1">
        ${standing(view)}
        <div class="columns">
          <div>${tenants(view)} ${requests(view)}</div>
          <div>${faults(view)} ${conditions(view)} ${limits(view)}</div>
        </div>
      </main>`,
  });
}
