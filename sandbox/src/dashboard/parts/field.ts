import { attribute, html, type Html } from "../markup/html";
import type { FieldState } from "../view/form-state";

export interface Field {
  /** Unique on the page. */
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly state: FieldState;
  readonly hint?: string;
  readonly type?: "text" | "number";
  readonly isRequired?: boolean;
}

/** A labelled input, with its hint and what is wrong with it. */
export function field({ id, name, label, state, hint, type = "text", isRequired = false }: Field): Html {
  const { value, error, isFirstWrong } = state;
  const describedBy = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean);
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <input
      id="${id}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="off"
      spellcheck="false"
      ${type === "number" && html`step="any" min="0"`}
      ${isRequired && html`required`}
      ${describedBy.length > 0 && html`aria-describedby="${describedBy.join(" ")}"`}
      ${error !== undefined && html`aria-invalid="true"`}
      ${attribute("autofocus", isFirstWrong)}
    />
    ${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${error !== undefined && html`<p class="error" id="${id}-error">${error}</p>`}
  </div>`;
}
