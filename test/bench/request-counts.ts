import type { RequestLogEntry } from "printix-partner-sandbox";
import type { Measurement, RequestCounts } from "./measurement.ts";

type Logged = Pick<RequestLogEntry, "method" | "path" | "status" | "timeMs">;

/** What the API's log tells of an operation. */
export function countRequests(log: readonly Logged[]): Pick<Measurement, "requests" | "refused" | "postSpanMs"> {
  const requests: RequestCounts = { token: 0, list: 0, get: 0, post: 0, cancel: 0 };
  for (const entry of log) requests[kindOf(entry)] += 1;
  const posts = log.filter((entry) => kindOf(entry) === "post").map(({ timeMs }) => timeMs);
  const [first, last] = [posts[0], posts.at(-1)];
  return {
    requests,
    refused: log.filter(({ status }) => status === 429).length,
    ...(first !== undefined && last !== undefined && { postSpanMs: last - first }),
  };
}

function kindOf({ method, path }: Logged): keyof RequestCounts {
  if (path === "/oauth/token") return "token";
  const isCollection = path.endsWith("/tenants");
  if (method === "POST" && isCollection) return "post";
  if (method === "DELETE") return "cancel";
  if (method !== "GET") throw new Error(`${method} ${path} is none of the requests that are counted here`);
  return isCollection ? "list" : "get";
}
