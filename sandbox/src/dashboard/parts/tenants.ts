import { html, type Html } from "../markup/html";
import { count, counted } from "../markup/words";
import type { DashboardView, TenantList } from "../view/dashboard-view";
import { fieldState } from "../view/form-state";
import { linkTo, DASHBOARD_PATH } from "../view/page-address";
import { field } from "./field";
import { notice } from "./notice";
import { pages } from "./pages";
import { postForm } from "./post-form";
import { tenantTable } from "./tenant-table";

/** The partner's tenants: to search, create, rename and cancel. */
export function tenants(view: DashboardView): Html {
  const { address, tenants: list } = view;
  return html`<section class="card" id="tenants" tabindex="-1" aria-labelledby="tenants-title">
    <header>
      <h2 id="tenants-title">Tenants</h2>
      <p class="hint" id="tenants-count" data-live>${found(list, address.search)}</p>
      ${searchForm(view)}
    </header>
    ${notice(view, "tenants")} ${createForm(view)}
    <div id="tenants-live" data-live>${tenantTable(list.shown, address)} ${pages(list, address)}</div>
  </section>`;
}

function found({ total, matching }: TenantList, search: string): string {
  const all = counted(total, "active tenant");
  return search === "" ? all : `${count(matching)} of ${all} with "${search}"`;
}

function searchForm({ address }: DashboardView): Html {
  const { partnerId, search } = address;
  return html`<form class="inline" role="search" method="get" action="${DASHBOARD_PATH}#tenants">
    ${partnerId !== undefined && html`<input type="hidden" name="partner" value="${partnerId}" />`}
    <label class="hidden" for="search">Search tenants by name, domain or id</label>
    <input id="search" name="q" type="search" value="${search}" placeholder="Name, domain or id" autocomplete="off" />
    <button>Search</button>
    ${search !== "" && html`<a class="button" href="${linkTo({ partnerId, search: "", page: 1 })}#tenants">Show all</a>`}
  </form>`;
}

function createForm({ address, refused }: DashboardView): Html {
  const content = html`
    ${field({
      id: "create-name",
      name: "tenantName",
      label: "Name",
      state: fieldState(refused, "create", "tenantName"),
      isRequired: true,
    })}
    ${field({
      id: "create-domain",
      name: "tenantDomain",
      label: "Domain",
      hint: "acme, for acme.printix.net",
      state: fieldState(refused, "create", "tenantDomain"),
      isRequired: true,
    })}
    <button class="is-main">Create tenant</button>
  `;
  return postForm(address, "/tenants", content, "row");
}
