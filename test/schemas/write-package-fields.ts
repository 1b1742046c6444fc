import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { published, withCommonFields } from "./package-fields.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
for (const folder of published) {
  writeFileSync(`${root}${folder}/package.json`, `${JSON.stringify(withCommonFields(root, folder), null, 2)}\n`);
}
