import { withLanguageStack } from "../support/language-stack";
import { languageTest } from "../support/language-test";

const inPython = languageTest("python");

const files = {
  "Pulumi.yaml": "name: in-python\nruntime: python\n",
  "__main__.py": 'import pulumi\n\npulumi.export("a", 1)\n',
};

inPython("a program runs, without a warning of its host", (language) =>
  withLanguageStack({ language, files }, async ({ succeed }) => {
    expect((await succeed("up", "--yes")).output).not.toMatch(/warning/i);
    expect(JSON.parse((await succeed("stack", "output", "--json")).stdout)).toEqual({ a: 1 });
  }),
);
