import { withLanguageStack } from "../support/language-stack";
import { languageTest } from "../support/language-test";

const inYaml = languageTest("yaml");

const files = { "Pulumi.yaml": "name: in-yaml\nruntime: yaml\noutputs:\n  a: 1\n" };

inYaml("a program runs, without a warning of its host", (language) =>
  withLanguageStack({ language, files }, async ({ succeed }) => {
    expect((await succeed("up", "--yes")).output).not.toMatch(/warning/i);
    expect(JSON.parse((await succeed("stack", "output", "--json")).stdout)).toEqual({ a: 1 });
  }),
);
