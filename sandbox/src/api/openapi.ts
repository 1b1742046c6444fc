import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Handler } from "../server/resource";
import { sendJson } from "../server/send";

interface Description {
  readonly servers: readonly object[];
  readonly paths: { readonly "/oauth/token": { readonly servers: readonly object[] } };
}

/** The description of the Partner API, as openapi.yaml of this package has it. */
export function readDescription(): Description {
  const text = readFileSync(join(__dirname, "../../openapi.yaml"), "utf8");
  return parse(text, { merge: true }) as Description;
}

/** The description with this sandbox as its server. */
export function openapi(): Handler {
  let description: Description | undefined;
  return (_request, reply) => sendJson(reply, 200, (description ??= ofThisSandbox(readDescription())));
}

/** Relative to where it is served, so that it is true on any port. Tokens come from the same place as all else. */
function ofThisSandbox(description: Description): Description {
  const servers = [{ url: "/", description: "This sandbox." }];
  const { "/oauth/token": token, ...paths } = description.paths;
  return { ...description, servers, paths: { "/oauth/token": { ...token, servers }, ...paths } };
}
