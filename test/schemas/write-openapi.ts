import { writeFileSync } from "node:fs";
import { readDescription } from "../../sandbox/dist/api/openapi.js";

writeFileSync(new URL("../../docs/openapi.json", import.meta.url), `${JSON.stringify(readDescription(), null, 2)}\n`);
