import { lifecycleSuite } from "./suites/lifecycle";

lifecycleSuite("postgres");
