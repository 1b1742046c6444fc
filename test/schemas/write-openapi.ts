import { writeFileSync } from "node:fs";
import { openApiText } from "../../sandbox/dist/openapi/openapi-document.js";
import { partnerApi } from "../../sandbox/dist/openapi/servers.js";

writeFileSync(new URL("../../docs/openapi.json", import.meta.url), openApiText(partnerApi));
