import { lifecycleSuite } from "./suites/lifecycle";

lifecycleSuite("file");
