import { crashRecoverSuite } from "./suites/crash-recover";

crashRecoverSuite("s3");
