import formbody from "@fastify/formbody";
import type { FastifyInstance } from "fastify";
import { readJsonBodies } from "../server/json-body";
import { resource } from "../server/resource";
import type { SandboxContext } from "../state/context";
import { notFound } from "../wire/problems";
import { billingInfo } from "./billing-info";
import { cancelTenant } from "./cancel-tenant";
import { createTenant } from "./create-tenant";
import { getTenant } from "./get-tenant";
import { guardApi } from "./guard-api";
import { listTenants } from "./list-tenants";
import { oauthToken } from "./oauth-token";
import { openapi } from "./openapi";

/** The Partner API's resources: its description and its tokens, which need none, and all that a token opens. */
export function partnerApi(app: FastifyInstance, context: SandboxContext): void {
  answerNotFound(app);
  resource(app, "/openapi.json", { GET: openapi() });
  app.register((auth, _options, done) => {
    auth.register(formbody);
    resource(auth, "/oauth/token", { POST: oauthToken(context), consumes: "application/x-www-form-urlencoded" });
    done();
  });
  app.register(
    (api, _options, done) => {
      guardApi(api, context);
      readJsonBodies(api);
      answerNotFound(api);
      tenantResources(api, context);
      done();
    },
    { prefix: "/public" },
  );
}

function tenantResources(api: FastifyInstance, context: SandboxContext): void {
  const tenants = "/partners/:partnerId/tenants";
  const tenant = `${tenants}/:tenantId`;
  resource(api, tenants, { GET: listTenants(context), POST: createTenant(context), consumes: "application/json" });
  resource(api, tenant, { GET: getTenant(context), DELETE: cancelTenant(context) });
  resource(api, `${tenant}/billing-info`, { GET: billingInfo(context) });
}

/** What is not there is refused by the gate first, where there is one. */
function answerNotFound(app: FastifyInstance): void {
  app.setNotFoundHandler(() => {
    throw notFound();
  });
}
