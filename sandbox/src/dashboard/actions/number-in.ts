import { textIn } from "../view/page-address";

/** One number of a form; NaN where there is none, since an empty field is no 0. */
export function numberIn(body: unknown, name: string): number {
  const text = textIn(body, name).trim();
  return text === "" ? Number.NaN : Number(text);
}
