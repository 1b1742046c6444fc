import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createConfig, lint } from "@redocly/openapi-core";
import { readDescription } from "../src/api/openapi";
import { UUID } from "./support/matchers";
import { start } from "./support/sandboxes";

const file = join(__dirname, "..", "..", "docs", "openapi.json");
const published = (): { servers: unknown; paths: Record<string, { servers?: unknown }> } =>
  JSON.parse(readFileSync(file, "utf8")) as ReturnType<typeof published>;

test("docs/openapi.json is openapi.yaml: run node test/schemas/write-openapi.ts", () => {
  expect(readFileSync(file, "utf8")).toBe(`${JSON.stringify(readDescription(), null, 2)}\n`);
});

test("no rule of the linter is broken", async () => {
  const config = await createConfig({
    extends: ["all"],
    rules: {
      "request-mime-type": {
        severity: "error",
        allowedValues: ["application/json", "application/x-www-form-urlencoded"],
      },
      "response-mime-type": {
        severity: "error",
        allowedValues: ["application/json", "application/hal+json", "application/problem+json"],
      },
      "response-contains-header": { severity: "error", names: { "2XX": ["X-Printix-Request-ID"] } },
      // The paths are Printix's, an example stands with each whole, and what may be empty may be empty.
      "path-segment-plural": "off",
      "scalar-property-missing-example": "off",
      "required-string-property-missing-min-length": "off",
    },
  });
  const problems = await lint({ ref: file, config });
  expect(problems.map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`)).toEqual([]);
});

test("the sandbox serves it with itself as the server, without a token, counted in no limit", async () => {
  const caller = await start({ burst: 1 });
  const origin = "http://localhost:5173";
  for (let i = 0; i < 3; i++) {
    const answer = await caller.call("GET", "/openapi.json", { headers: { origin } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
    expect(answer.headers.get("x-printix-request-id")).toMatch(UUID);
    expect(answer.headers.get("ratelimit")).toBeNull();
    const here = [{ url: "/", description: "This sandbox." }];
    const { paths, ...rest } = published();
    const token = { ...paths["/oauth/token"], servers: here };
    expect(answer.body).toEqual({ ...rest, servers: here, paths: { ...paths, "/oauth/token": token } });
  }
  expect((await caller.call("GET", caller.tenantsPath, { token: await caller.token() })).status).toBe(200);
});

test("it can be asked for, and no more", async () => {
  const caller = await start();
  expect((await caller.call("OPTIONS", "/openapi.json")).headers.get("allow")).toBe("GET, OPTIONS");
  expect((await caller.call("POST", "/openapi.json")).status).toBe(405);
});
