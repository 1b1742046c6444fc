import type { FastifyInstance } from "fastify";
import type { BillingChange, SandboxTools, TenantDraft } from "../../handle/handle";
import { sendJson } from "../../server/send";
import { bodyOf } from "./body-of";

interface OfTenant {
  Params: { tenantId: string };
}

/** Tenants, changed by other means than the Partner API. */
export function tenantRoutes(app: FastifyInstance, tools: SandboxTools): void {
  app.get("/tenants", (_request, reply) => sendJson(reply, 200, tools.tenants()));
  app.post("/tenants", (request, reply) => {
    const names = ["tenantName", "tenantDomain", "partnerId"] as const;
    const { partnerId, ...draft } = bodyOf<TenantDraft & { partnerId?: string }>(request, names);
    return sendJson(reply, 201, tools.createTenant(draft, partnerId));
  });
  app.patch<OfTenant>("/tenants/:tenantId", (request, reply) => {
    const change = bodyOf<Partial<TenantDraft>>(request, ["tenantName", "tenantDomain"]);
    return sendJson(reply, 200, tools.renameTenant(request.params.tenantId, change));
  });
  app.get("/history", (_request, reply) => sendJson(reply, 200, tools.history()));
  app.patch<OfTenant>("/tenants/:tenantId/billing", (request, reply) => {
    const names = ["currentUserLicenses", "currentBillingPeriod", "previousBillingPeriod"] as const;
    return sendJson(reply, 200, tools.setBilling(request.params.tenantId, bodyOf<BillingChange>(request, names)));
  });
  app.post("/billing/move", (_request, reply) => {
    tools.moveBilling();
    return reply.code(204).send();
  });
  app.delete<OfTenant>("/tenants/:tenantId", (request, reply) => {
    tools.removeTenant(request.params.tenantId);
    return reply.code(204).send();
  });
}
