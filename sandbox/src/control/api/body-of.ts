import type { FastifyRequest } from "fastify";
import { checkOption, refuseUnknown } from "../../common/check-option";
import { isObject } from "../../common/is-object";

/**
 * The body of a control request: an object with none but these properties. Their values are of any type, which the
 * methods they are handed to check. Throws an `OptionsError`.
 */
export function bodyOf<T extends object>({ body }: FastifyRequest, names: readonly (keyof T & string)[]): T {
  checkOption(isObject(body), "the body", "an object");
  refuseUnknown(body as object, names);
  return body as T;
}
