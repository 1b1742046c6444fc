import type { BillingInfo } from "./billing-info";
import { canonicalName } from "./canonical-name";

/** A tenant as the Partner API knows it (API page, "Fetching a single tenant"). */
export interface PartnerTenant {
  /** The last segment of the tenant's own link; a UUID in small letters. */
  id: string;
  /** Composed (Unicode's NFC), whatever the API holds. */
  tenantName: string;
  /** The canonical domain, such as `acme.printix.net`. */
  tenantDomain: string;
  /** Printix Home of the customer, such as `https://acme.printix.net`. */
  homeUrl: string;
  /** The tenant's own link, as the API sent it. */
  selfUrl: string;
  /** Its figures; absent where the API gave none. */
  billingInfo?: BillingInfo;
}

/** A user that is made together with a tenant. Only used at creation. */
export interface InitialUser {
  /** Also the login name. */
  email: string;
  name: string;
  /** Whether to make the user a Printix administrator. Default: false. */
  createAsAdmin?: boolean;
}

/** What a new tenant needs (API page, "Create new tenant"). */
export interface NewTenant {
  /** 1 to 100 characters; sent composed (Unicode's NFC). */
  tenantName: string;
  /** `acme` or `acme.printix.net`: lowercase letters, digits and dashes. */
  tenantDomain: string;
  initialUser?: InitialUser;
}

/** The properties of a new tenant, by the JSON pointers of the API's violations (API page, "Create new tenant"). */
export const newTenantProperties: ReadonlyMap<string, string> = new Map([
  ["/tenant_name", "tenantName"],
  ["/tenant_domain", "tenantDomain"],
  ["/initial_user", "initialUser"],
  ["/initial_user/email", "initialUser.email"],
  ["/initial_user/name", "initialUser.name"],
  ["/initial_user/create_as_admin", "initialUser.createAsAdmin"],
]);

/** The personal data of a new tenant, which no message may repeat: as it was given, and as it is sent. */
export function userSecrets({ initialUser }: NewTenant): string[] {
  return initialUser ? [initialUser.email, initialUser.name, canonicalName(initialUser.name)] : [];
}
