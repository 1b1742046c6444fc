import { attribute, html, type Html } from "../markup/html";
import type { FieldState } from "../view/form-state";

export interface Select {
  /** Unique on the page. */
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly state: FieldState;
  /** Value and words of each choice. */
  readonly choices: readonly (readonly [value: string, words: string])[];
}

/** A labelled list to choose one of. */
export function select({ id, name, label, state, choices }: Select): Html {
  const { value: chosen, error, isFirstWrong } = state;
  const options = choices.map(
    ([value, words]) => html`<option value="${value}" ${attribute("selected", value === chosen)}>${words}</option>`,
  );
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <select
      id="${id}"
      name="${name}"
      ${error !== undefined && html`aria-invalid="true" aria-describedby="${id}-error"`}
      ${attribute("autofocus", isFirstWrong)}
    >
      ${options}
    </select>
    ${error !== undefined && html`<p class="error" id="${id}-error">${error}</p>`}
  </div>`;
}
