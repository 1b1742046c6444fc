import { join } from "node:path";
import { commonJsPackages } from "../support/es-modules.mjs";

const root = join(__dirname, "..", "..");
const pattern = new RegExp(commonJsPackages(root));

describe("of node_modules, jest transforms", () => {
  it.each(["got", "nock", "https-proxy-agent", "@mswjs/interceptors", "cacheable-request/node_modules/get-stream"])(
    "what is ES modules alone: %s",
    (name) => {
      expect(pattern.test(join(root, "node_modules", name, "index.js"))).toBe(false);
    },
  );

  it.each(["google-protobuf", "zod", "fast-check", "@pulumi/pulumi", "typescript", "got/node_modules/of-another-kind"])(
    "nothing that can be required: %s",
    (name) => {
      expect(pattern.test(join(root, "node_modules", name, "index.js"))).toBe(true);
    },
  );
});
