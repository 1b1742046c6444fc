import type { FastifyInstance } from "fastify";
import { answerUndecodable } from "./api/answer-undecodable";
import { partnerApi } from "./api/partner-api";
import { control } from "./control/control";
import { CONTROL_PREFIX, isControlPath, type ControlContext } from "./control/control-context";
import { dashboard } from "./dashboard/dashboard";
import type { Faults } from "./faults/faults";
import { injectFaults } from "./faults/inject-faults";
import { leakPayloads } from "./faults/leak-payloads";
import { rewriteAnswers, type Rewrites } from "./faults/rewrites";
import { answerError } from "./server/answer-errors";
import { allowOrigins } from "./server/cors";
import { newServer } from "./server/new-server";
import { logRequests } from "./server/request-log";
import type { SandboxContext } from "./state/context";

/** Everything that is mounted. */
export interface AppContext {
  readonly api: SandboxContext;
  readonly faults: Faults;
  readonly rewrites: Rewrites;
  readonly control: ControlContext;
}

/** The one place where hooks and routes come together: the Partner API, and beside it what is under `/sandbox`. */
export function newApp(context: AppContext): FastifyInstance {
  const app = newServer((error, request, reply) => {
    if (isControlPath(request.url)) answerError(error, request, reply);
    else answerUndecodable(context.api, error, request, reply);
  });
  app.register((api, _options, done) => {
    mountPartnerApi(api, context);
    done();
  });
  app.register(
    (own, _options, done) => {
      control(own, context.control);
      own.register((pages, _none, pagesDone) => {
        dashboard(pages, context.control);
        pagesDone();
      });
      done();
    },
    { prefix: CONTROL_PREFIX },
  );
  return app;
}

/** An answer passes the hooks in this order. */
function mountPartnerApi(app: FastifyInstance, { api, faults, rewrites }: AppContext): void {
  rewriteAnswers(app, rewrites);
  leakPayloads(app, api.switches);
  injectFaults(app, api, faults);
  leakPayloads(app, api.switches);
  logRequests(app, api);
  allowOrigins(app);
  partnerApi(app, api);
}
