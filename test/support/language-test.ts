import { fetchedLanguage } from "./fetched-language";
import type { Language } from "./languages/language.ts";

type LanguageTest = (name: string, run: (language: Language) => Promise<void>) => void;

/** jest's `test` for programs in a language, which is skipped where the language cannot be had. */
export function languageTest(language: "python" | "yaml"): LanguageTest {
  const fetched = fetchedLanguage(language);
  return (name, run) => {
    if (fetched === undefined) test.skip(name, () => undefined);
    else test(name, () => run(fetched));
  };
}
