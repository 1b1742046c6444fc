import type { FastifyInstance } from "fastify";
import { dashboard } from "../dashboard/dashboard";
import { notFound } from "../wire/problems";
import { controlApi } from "./api/control-api";
import type { ControlContext } from "./control-context";
import { answerControlError } from "./control-errors";
import { guardControl } from "./guard-control";

/** Everything under `/sandbox`, behind one guard. */
export function control(app: FastifyInstance, context: ControlContext): void {
  guardControl(app, context);
  app.setErrorHandler(answerControlError);
  app.setNotFoundHandler(() => {
    throw notFound();
  });
  app.register(
    (api, _options, done) => {
      controlApi(api, context);
      done();
    },
    { prefix: "/api" },
  );
  app.register((pages, _options, done) => {
    dashboard(pages, context);
    done();
  });
}
