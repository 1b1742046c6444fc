import { importSuite } from "./suites/import";

importSuite("file");
