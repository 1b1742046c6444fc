import { html, type Content, type Html } from "../markup/html";
import { DASHBOARD_PATH } from "../view/page-address";

const STYLES = ["base", "layout", "figures", "tables", "inputs", "forms"];

export interface Document {
  readonly title: string;
  readonly content: Content;
  /** Where the page's live parts are renewed from; absent on pages that have none. */
  readonly liveUrl?: string;
}

/** A whole page. Everything it needs comes from the sandbox itself. */
export function document({ title, content, liveUrl }: Document): Html {
  const assets = `${DASHBOARD_PATH}/assets`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="${assets}/icon.svg" />
        ${STYLES.map((name) => html`<link rel="stylesheet" href="${assets}/${name}.css" />`)}
        ${liveUrl !== undefined && html`<script type="module" src="${assets}/dashboard.mjs"></script>`}
      </head>
      <body ${liveUrl !== undefined && html`data-live-url="${liveUrl}"`}>
        <a class="skip" href="#main">Skip to the content</a>
        ${content}
      </body>
    </html>`;
}
