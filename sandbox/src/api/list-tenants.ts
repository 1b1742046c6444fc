import { pathParameter } from "../server/read-request";
import type { Handler } from "../server/resource";
import { sendHal } from "../server/send";
import type { SandboxContext } from "../state/context";
import { listLag } from "../state/lag";
import { envelopeBody, listBody } from "../wire/list-body";
import { parsePageQuery } from "../wire/page-query";

/** "List Tenants" of the API page; whole, unless the shape is the conventions page's paged collection. */
export function listTenants(context: SandboxContext): Handler {
  const { store, options, links } = context;
  return (request, reply) => {
    const partnerId = pathParameter(request, "partnerId") ?? "";
    const lag = listLag(context);
    // Nonsense is refused in every shape, as the description has it.
    const query = parsePageQuery(request.query, options.pageSize);
    if (options.listShape !== "envelope") {
      return sendHal(reply, listBody(options.listShape, partnerId, store.tenants.page(partnerId, lag), links()));
    }
    const page = store.tenants.page(partnerId, { ...query, ...lag });
    return sendHal(reply, envelopeBody(query, page, links()));
  };
}
