import { importSuite } from "./suites/import";

importSuite("s3");
