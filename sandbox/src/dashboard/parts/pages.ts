import { html, type Html } from "../markup/html";
import { count } from "../markup/words";
import type { TenantList } from "../view/dashboard-view";
import { linkTo, type PageAddress } from "../view/page-address";

/** Ways to the pages before and after, where there is more than one. */
export function pages({ page, lastPage, firstShown, shown, matching }: TenantList, address: PageAddress): Html | false {
  if (lastPage === 1) return false;
  const to = (target: number, id: string, words: string): Html | false =>
    target >= 1 &&
    target <= lastPage &&
    html`<a class="button" id="page-${id}" href="${linkTo({ ...address, page: target })}#tenants">${words}</a>`;
  return html`<nav class="pages" aria-label="Pages of tenants">
    <p class="hint">${count(firstShown)} to ${count(firstShown + shown.length - 1)} of ${count(matching)}</p>
    ${to(page - 1, "before", "Previous")} ${to(page + 1, "after", "Next")}
  </nav>`;
}
