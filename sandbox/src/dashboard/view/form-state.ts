/** A form that was sent and refused: what was typed, and what is wrong with which field. */
export interface RefusedForm {
  readonly form: string;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** What to show in a field. */
export interface FieldState {
  readonly value: string;
  readonly error: string | undefined;
  /** The first field that is wrong: where the cursor belongs. */
  readonly isFirstWrong: boolean;
}

/** What was typed into a field of the refused form, or else `present`. */
export function fieldState(refused: RefusedForm | undefined, form: string, name: string, present = ""): FieldState {
  if (refused?.form !== form) return { value: present, error: undefined, isFirstWrong: false };
  return {
    value: refused.values[name] ?? present,
    error: refused.errors[name],
    isFirstWrong: Object.keys(refused.errors)[0] === name,
  };
}
