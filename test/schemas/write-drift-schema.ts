import { writeFileSync } from "node:fs";
import { driftSchemaText } from "../../provider/dist/cli/drift/document-schema.js";

writeFileSync(new URL("../../provider/schemas/drift-1.json", import.meta.url), driftSchemaText());
