/** The properties of a new tenant, by the JSON pointers of the API's violations (API page, "Create new tenant"). */
export const newTenantProperties: ReadonlyMap<string, string> = new Map([
  ["/tenant_name", "tenantName"],
  ["/tenant_domain", "tenantDomain"],
  ["/initial_user", "initialUser"],
  ["/initial_user/email", "initialUser.email"],
  ["/initial_user/name", "initialUser.name"],
  ["/initial_user/create_as_admin", "initialUser.createAsAdmin"],
]);
