import type { SandboxTenant } from "../../store/tenant";
import { html, type Html } from "../markup/html";
import { postForm } from "../parts/post-form";
import { linkTo, type PageAddress } from "../view/page-address";
import { document } from "./document";

/** Asks whether a tenant is to be cancelled. */
export function cancelPage({ id, tenantName, tenantDomain }: SandboxTenant, address: PageAddress): Html {
  return document({
    title: `Cancel ${tenantName}?`,
    content: html`<main id="main" class="narrow card" tabindex="-1">
      <h1>Cancel <bdi>${tenantName}</bdi>?</h1>
      <p>
        The subscription of <code>${tenantDomain}</code> ends at once, as if somebody had cancelled it in Printix: no
        request is logged, and programs that manage the tenant find it gone. Its domain is free again.
      </p>
      ${postForm(
        address,
        `/tenants/${id}/cancel`,
        html`<button class="is-danger">Cancel the tenant</button>
          <a class="button" href="${linkTo(address)}#tenants">Keep it</a>`,
        "row",
      )}
    </main>`,
  });
}
