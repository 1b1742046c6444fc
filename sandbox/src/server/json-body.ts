import type { FastifyInstance } from "fastify";
import { problem } from "../wire/problem";

/** Reads JSON bodies. An empty one is absent: the API page shows a JSON content type on calls that have no body. */
export function readJsonBodies(api: FastifyInstance): void {
  api.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
    if (body === "") {
      done(null, undefined);
      return;
    }
    try {
      done(null, JSON.parse(body.toString()));
    } catch {
      done(problem(400, "The body of this request is not valid JSON."), undefined);
    }
  });
}
