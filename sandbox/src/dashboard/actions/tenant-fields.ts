import type { TenantDraft } from "../../handle/handle";
import { TenantDraftError } from "../../handle/tenant-draft-error";
import { TenantConflictError } from "../../store/tenant-conflict-error";
import { textIn } from "../view/form-values";
import { refusal, type Outcome } from "./outcome";

const FIELDS: Readonly<Record<string, string>> = { "/tenant_name": "tenantName", "/tenant_domain": "tenantDomain" };

/** Does something with the name and domain of a form, and says by field what is wrong with them. */
export function withTenantFields(form: string, body: unknown, act: (draft: TenantDraft) => Outcome): Outcome {
  const draft = { tenantName: textIn(body, "tenantName").trim(), tenantDomain: textIn(body, "tenantDomain").trim() };
  const values = { ...draft };
  try {
    return act(draft);
  } catch (error) {
    if (error instanceof TenantConflictError) {
      return { ...refusal(form, values, { tenantDomain: error.message }), status: 409 };
    }
    if (!(error instanceof TenantDraftError)) throw error;
    const errors = error.violations.map(({ property_path, detail }) => [FIELDS[property_path] ?? "tenantName", detail]);
    return refusal(form, values, Object.fromEntries(errors) as Record<string, string>);
  }
}
