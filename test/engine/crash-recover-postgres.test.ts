import { crashRecoverSuite } from "./suites/crash-recover";

crashRecoverSuite("postgres");
