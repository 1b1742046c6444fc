import type { Action } from "./action";
import { withTenantFields } from "./tenant-fields";

export const createTenant: Action = ({ tools, partnerId, body }) =>
  withTenantFields("create", body, (draft) => ({
    done: "created",
    about: tools.createTenant(draft, partnerId).id,
  }));

export const renameTenant: Action = ({ tools, body, id }) =>
  withTenantFields("rename", body, (draft) => ({ done: "renamed", about: tools.renameTenant(id, draft).id }));

export const cancelTenant: Action = ({ tools, id }) => {
  tools.removeTenant(id);
  return { done: "cancelled", about: id };
};
