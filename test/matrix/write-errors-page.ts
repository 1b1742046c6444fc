import { writeFileSync } from "node:fs";
import { errorsPage } from "./errors-page.ts";
import { faults } from "./faults.ts";

writeFileSync(new URL("../../docs/errors.md", import.meta.url), errorsPage(faults));
