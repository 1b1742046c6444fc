import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { settings } from "../../provider/dist/config/settings.js";
import { providerSchema } from "./provider-schema.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
writeFileSync(`${root}provider/schema.json`, `${JSON.stringify(providerSchema(root, settings), null, 2)}\n`);
