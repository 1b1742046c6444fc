import { html, type Content, type Html } from "../markup/html";
import { DASHBOARD_PATH } from "../view/page-address";
import { document } from "./document";

/** Says why there is nothing to see or to do. `isLetIn` shows the way to the dashboard. */
export function messagePage(title: string, text: Content, isLetIn: boolean): Html {
  return document({
    title,
    content: html`<main id="main" class="narrow card" tabindex="-1">
      <h1>${title}</h1>
      <p>${text}</p>
      ${isLetIn && html`<p><a class="button" href="${DASHBOARD_PATH}">To the dashboard</a></p>`}
    </main>`,
  });
}
