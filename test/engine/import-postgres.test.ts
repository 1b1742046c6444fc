import { importSuite } from "./suites/import";

importSuite("postgres");
