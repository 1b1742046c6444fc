import { answer } from "../fetched/answer.ts";
import { python } from "./python.ts";
import { yaml } from "./yaml.ts";

await answer({ python, yaml });
