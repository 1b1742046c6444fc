import type { RefusedForm } from "../view/form-state";
import type { NoticeCode } from "../view/notices";

/** What came of a form: it was done, or it is wrong. */
export type Outcome = Done | Refused;

export interface Done {
  readonly done: NoticeCode;
  /** The id of what it was done to. */
  readonly about?: string;
}

export interface Refused {
  readonly refused: RefusedForm;
  /** 409 where the form is fine in itself; 422 by default. */
  readonly status?: 409 | 422;
}

/** The values of a form's fields, as they were typed, and by field what is wrong with them. */
export function refusal(
  form: string,
  values: Readonly<Record<string, string>>,
  errors: Readonly<Record<string, string>>,
): Refused {
  return { refused: { form, values, errors } };
}
