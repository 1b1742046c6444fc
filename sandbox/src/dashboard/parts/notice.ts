import { html, type Html } from "../markup/html";
import type { DashboardView, Section } from "../view/dashboard-view";

/** What has just been done, in the section in which it was done. */
export function notice({ notice: given }: DashboardView, section: Section): Html | undefined {
  if (given?.section !== section) return undefined;
  return html`<p class="notice" role="status">${given.text}</p>`;
}
