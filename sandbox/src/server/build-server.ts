import { randomUUID } from "node:crypto";
import { METHODS } from "node:http";
import formbody from "@fastify/formbody";
import fastify, { type FastifyInstance } from "fastify";
import { control } from "../control/control";
import type { ControlContext } from "../control/control-context";
import { CONTROL_PREFIX, isControl } from "../control/is-control";
import { injectFaults } from "../faults/inject-faults";
import { leakPayloads } from "../leak/leak-payloads";
import { rewriteAnswers } from "../rewrite/rewrite-answers";
import { billingInfo } from "../routes/billing-info";
import { cancelTenant } from "../routes/cancel-tenant";
import { createTenant } from "../routes/create-tenant";
import { getTenant } from "../routes/get-tenant";
import { listTenants } from "../routes/list-tenants";
import { oauthToken } from "../routes/oauth-token";
import { openapi } from "../routes/openapi";
import { unmoved } from "../wire/links";
import { notFound } from "../wire/problems";
import { answerError } from "./answer-errors";
import { answerUndecodable } from "./answer-undecodable";
import type { ServerContext } from "./context";
import { allowOrigin } from "./cors";
import { guard } from "./gate";
import { readJsonBodies } from "./json-body";
import { refuseGarbage } from "./refuse-garbage";
import { beginRequest, logRequest } from "./request-log";
import { dateAnswer } from "./date-answer";
import { declareRequestState } from "./request-state";
import { resource } from "./resource";

/** The one place where hooks and routes come together. */
export function buildServer(context: ServerContext, controlContext: ControlContext): FastifyInstance {
  const app = fastify({
    genReqId: () => randomUUID(),
    exposeHeadRoutes: false,
    forceCloseConnections: "idle",
    return503OnClosing: false,
    clientErrorHandler: refuseGarbage,
    rewriteUrl: ({ url = "/" }) => unmoved(url),
    frameworkErrors: (error, request, reply) => {
      answerUndecodable(context, error, request, reply);
    },
  });
  for (const method of METHODS) if (!app.supportedMethods.includes(method)) app.addHttpMethod(method);
  app.removeAllContentTypeParsers();
  declareRequestState(app);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(() => {
    throw notFound();
  });
  app.addHook("onRequest", (request, reply, done) => {
    if (!isControl(request)) {
      beginRequest(context, request, reply);
      allowOrigin(request, reply);
    }
    done();
  });
  rewriteAnswers(app, context.rewrites);
  leakPayloads(app, context.switches);
  injectFaults(app, context);
  leakPayloads(app, context.switches);
  app.addHook("onSend", (request, reply, _payload, done) => {
    if (!isControl(request)) {
      dateAnswer(context, reply);
      logRequest(context, request, reply);
    }
    done();
  });
  resource(app, "/openapi.json", { GET: openapi() });
  app.register((auth, _options, done) => {
    auth.register(formbody);
    resource(auth, "/oauth/token", { POST: oauthToken(context), consumes: "application/x-www-form-urlencoded" });
    done();
  });
  app.register(
    (api, _options, done) => {
      guard(api, context);
      readJsonBodies(api);
      api.setNotFoundHandler(() => {
        throw notFound();
      });
      const consumes = "application/json";
      resource(api, "/partners/:partnerId/tenants", {
        GET: listTenants(context),
        POST: createTenant(context),
        consumes,
      });
      resource(api, "/partners/:partnerId/tenants/:tenantId", {
        GET: getTenant(context),
        DELETE: cancelTenant(context),
      });
      resource(api, "/partners/:partnerId/tenants/:tenantId/billing-info", { GET: billingInfo(context) });
      done();
    },
    { prefix: "/public" },
  );
  app.register(
    (own, _options, done) => {
      control(own, controlContext);
      done();
    },
    { prefix: CONTROL_PREFIX },
  );
  return app;
}
