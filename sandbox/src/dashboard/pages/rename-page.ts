import type { SandboxTenant } from "../../store/tenant";
import { html, type Html } from "../markup/html";
import { field } from "../parts/field";
import { postForm } from "../parts/post-form";
import { fieldState, type RefusedForm } from "../view/form-state";
import { linkTo, type PageAddress } from "../view/page-address";
import { document } from "./document";

/** Asks for a tenant's new name and domain. */
export function renamePage(tenant: SandboxTenant, address: PageAddress, refused?: RefusedForm): Html {
  const { id, tenantName, tenantDomain } = tenant;
  const content = html`${field({
      id: "rename-name",
      name: "tenantName",
      label: "Name",
      state: fieldState(refused, "rename", "tenantName", tenantName),
      isRequired: true,
    })}
    ${field({
      id: "rename-domain",
      name: "tenantDomain",
      label: "Domain",
      state: fieldState(refused, "rename", "tenantDomain", tenantDomain),
      isRequired: true,
    })}
    <div class="row">
      <button class="is-main">Rename</button>
      <a class="button" href="${linkTo(address)}#tenants">Leave it</a>
    </div>`;
  return document({
    title: `${refused === undefined ? "" : "Not done: "}Rename ${tenantName}`,
    content: html`<main id="main" class="narrow card" tabindex="-1">
      <h1>Rename <bdi>${tenantName}</bdi></h1>
      <p>As somebody might in Printix, behind the API's back: no request is logged, and programs find it as drift.</p>
      ${postForm(address, `/tenants/${id}/rename`, content)}
    </main>`,
  });
}
