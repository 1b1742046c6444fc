import { html, type Content, type Html } from "../markup/html";
import { addressEntries, DASHBOARD_PATH, type PageAddress } from "../view/page-address";

/** A form that changes something; it carries along what of the page is looked at. */
export function postForm(address: PageAddress, path: string, content: Content, className = "stack"): Html {
  return html`<form class="${className}" method="post" action="${DASHBOARD_PATH}${path}">
    ${addressEntries(address).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    ${content}
  </form>`;
}
