import type { FastifyInstance } from "fastify";
import type { SandboxTools } from "../../handle/handle";
import { LIMIT_NAMES, type LimitSettings } from "../../limits/limit-settings";
import type { AccessState } from "../../partners/access-state";
import { PARTNER_NAMES, type PartnerOptions } from "../../partners/partner-options";
import { sendJson } from "../../server/send";
import { bodyOf } from "./body-of";

interface OfPartner {
  Params: { partnerId: string };
}

/** Partners, their access and their limits. */
export function partnerRoutes(app: FastifyInstance, tools: SandboxTools): void {
  const find = (id: string) => tools.partners().find(({ partnerId }) => partnerId === id) ?? {};
  app.get("/partners", (_request, reply) => sendJson(reply, 200, tools.partners()));
  app.post("/partners", (request, reply) =>
    sendJson(reply, 201, tools.addPartner(bodyOf<PartnerOptions>(request, PARTNER_NAMES))),
  );
  app.put<OfPartner>("/partners/:partnerId/access", (request, reply) => {
    const { access } = bodyOf<{ access: AccessState }>(request, ["access"]);
    tools.setAccess(access, request.params.partnerId);
    return sendJson(reply, 200, find(request.params.partnerId));
  });
  app.patch<OfPartner>("/partners/:partnerId/limits", (request, reply) => {
    tools.setLimits(bodyOf<Partial<LimitSettings>>(request, LIMIT_NAMES), request.params.partnerId);
    return sendJson(reply, 200, find(request.params.partnerId));
  });
}
