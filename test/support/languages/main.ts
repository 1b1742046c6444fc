import { NotHere, type Language } from "./language.ts";
import { python } from "./python.ts";
import { yaml } from "./yaml.ts";

const languages: Record<string, () => Promise<Language>> = { python, yaml };
const [name = ""] = process.argv.slice(2);

try {
  console.log(JSON.stringify(await languages[name]?.()));
} catch (error) {
  if (!(error instanceof NotHere)) throw error;
  console.log(JSON.stringify({ notHere: error.message }));
}
