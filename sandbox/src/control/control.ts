import type { FastifyInstance } from "fastify";
import { notFound } from "../wire/problems";
import { controlApi } from "./api/control-api";
import type { ControlContext } from "./control-context";
import { answerControlError } from "./control-errors";
import { guardControl } from "./guard-control";

/** The guard of everything under `/sandbox`, and the control API. */
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
}
