import { isObject } from "../common/is-object";
import type { NewTenant } from "../store/tenants";
import type { ReportViolation } from "./problem";

const EMAIL = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

/** Checks `initial_user`. Only whether there is one, and as what, goes on from here: no person's data is kept. */
export function parseInitialUser(
  given: unknown,
  report: ReportViolation,
): Pick<NewTenant, "hasInitialUser" | "isInitialUserAdmin"> {
  if (given === undefined) return { hasInitialUser: false, isInitialUserAdmin: false };
  if (!isObject(given)) {
    report("/initial_user", "This value must be an object.");
    return { hasInitialUser: false, isInitialUserAdmin: false };
  }
  const { email, name, create_as_admin: createAsAdmin = false } = given;
  if (typeof email !== "string" || !EMAIL.test(email)) {
    report("/initial_user/email", "This value must be a valid e-mail address.");
  }
  if (typeof name !== "string" || name === "") {
    report("/initial_user/name", "This value must be a text of at least 1 character.");
  }
  if (typeof createAsAdmin !== "boolean") {
    report("/initial_user/create_as_admin", "This value must be true or false.");
  }
  return { hasInitialUser: true, isInitialUserAdmin: createAsAdmin === true };
}
