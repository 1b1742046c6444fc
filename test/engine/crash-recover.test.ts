import { crashRecoverSuite } from "./suites/crash-recover";

crashRecoverSuite("file");
