import { lifecycleSuite } from "./suites/lifecycle";

lifecycleSuite("s3");
