import type { SandboxTenant } from "../../store/tenant";
import { html, type Html } from "../markup/html";
import { count } from "../markup/words";
import { linkTo, type PageAddress } from "../view/page-address";

/** One row for each tenant of a page. */
export function tenantTable(tenants: readonly SandboxTenant[], address: PageAddress): Html {
  if (tenants.length === 0) {
    return html`<p class="empty">
      ${address.search === "" ? "No tenants yet. Create one above, or through the API." : "No tenant matches."}
    </p>`;
  }
  return html`<div class="scroll" role="group" tabindex="0" aria-label="Table of tenants">
    <table>
      <thead>
        <tr>
          <th scope="col">Tenant</th>
          <th scope="col">Id</th>
          <th scope="col">Created (UTC)</th>
          <th scope="col" class="is-number">Licences</th>
          <th scope="col"><span class="hidden">Actions</span></th>
        </tr>
      </thead>
      <tbody>
        ${tenants.map((tenant) => row(tenant, address))}
      </tbody>
    </table>
  </div>`;
}

function row({ id, tenantName, tenantDomain, createdAt, billing }: SandboxTenant, address: PageAddress): Html {
  const link = (verb: string, words: string): Html =>
    html`<a class="button" id="${verb}-${id}" href="${linkTo(address, `/tenants/${id}/${verb}`)}">
      ${words}<span class="hidden"> <bdi>${tenantName}</bdi></span>
    </a>`;
  return html`<tr id="tenant-${id}">
    <th scope="row"><bdi>${tenantName}</bdi><code>${tenantDomain}</code></th>
    <td><code class="id" title="${id}">${id}</code></td>
    <td><time datetime="${createdAt}">${createdAt.slice(0, 16).replace("T", " ")}</time></td>
    <td class="is-number">${count(billing.currentUserLicenses)}</td>
    <td class="actions">${link("rename", "Rename")} ${link("cancel", "Cancel")}</td>
  </tr>`;
}
