/** The API page's own examples. Its partner id is no valid UUID. */
export const partnerId = "00000000-1111--22222-123456789abc";
export const tenantId = "99999999-8888-7777-6666-fedcba987654";
export const clientId = "client-7f";
export const clientSecret = "s3cret/+ &value!";
export const tenantsPath = `/public/partners/${partnerId}/tenants`;
export const tenantPath = `${tenantsPath}/${tenantId}`;
