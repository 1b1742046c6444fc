import { withLanguageExample, type LanguageExample, type LanguagePrograms } from "./language-example";
import { languageTest } from "./language-test";
import { countOf, requestKinds } from "./requests";

/** What is taken out of an example. */
export interface ExampleParts {
  /** The block of the tenant "acme", under `prevent`, and the outputs that name it. */
  acme: RegExp;
  /** In that block: its `protect`. */
  protect: RegExp;
}

/** A provider of another partner, and a tenant of it. */
export type ProviderProgram = (
  name: string,
  partner: Record<"partnerId" | "clientId" | "clientSecret", string>,
) => string;

const nordic = { partnerId: "nordic-partner", clientId: "nordic-client", clientSecret: "nordic-secret" };

/** What holds in every language, each on the language's example. */
export function languageCases(
  name: "python" | "yaml",
  programs: LanguagePrograms,
  { acme, protect }: ExampleParts,
  providerProgram: ProviderProgram,
): void {
  const inLanguage = languageTest(name);
  const onExample = (title: string, use: (stack: LanguageExample) => Promise<void>): void => {
    inLanguage(title, (language) => withLanguageExample(language, programs, use));
  };

  onExample("the example creates its tenants, keeps the protected one, and cancels the other alone", async (stack) => {
    const { sandbox, succeed, change } = stack;
    expect((await succeed("up", "--yes")).output).not.toMatch(/warning/i);
    const [tenant] = sandbox.tenants().filter(({ tenantName }) => tenantName === "Acme Co.");
    const outputs = JSON.parse((await succeed("stack", "output", "--json")).stdout) as object;
    expect(outputs).toEqual({ tenantId: tenant?.id, home: "https://acme.printix.net" });
    await succeed("preview", "--expect-no-changes");

    // A person's data, written as plain text in the program.
    const state = await stack.export();
    expect(state).toMatch(encrypted("initialUser"));
    expect(state).not.toContain("it@acme.example");
    await succeed("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    expect(await stack.export()).not.toContain("initialUser");
    await succeed("preview", "--expect-no-changes");

    sandbox.clearRequests();
    await change(renamed);
    await expectRefused(stack, ["preview"], "[PRINTIX_PREVENTED]");
    await change((program) => taken(program, acme));
    await expectRefused(stack, ["preview"], "because it is protected");
    expect(requestKinds(sandbox)).toEqual([]);

    await change((program) => program);
    await succeed("destroy", "--yes", "--exclude-protected");
    expect(sandbox.tenants()).toMatchObject([{ tenantName: "Acme Co." }]);
    expect(countOf(sandbox, "DELETE tenant")).toBe(1);
  });

  onExample(
    "without `protect`, a preview without the block passes, and `up` fails with nothing sent",
    async (stack) => {
      const { sandbox, succeed, change } = stack;
      const open = (program: string): string => taken(program, protect);
      await change(open);
      await succeed("up", "--yes", "--skip-preview");
      sandbox.clearRequests();

      await change((program) => renamed(open(program)));
      await expectRefused(stack, ["preview"], "[PRINTIX_PREVENTED]");
      await change((program) => taken(program, acme));
      expect((await succeed("preview")).output).toMatch(/- 1 to delete/);
      await expectRefused(stack, ["up", "--yes"], "[PRINTIX_PREVENTED]");
      expect(requestKinds(sandbox)).toEqual([]);
      expect(sandbox.tenants()).toHaveLength(2);

      await expectRefused(stack, ["destroy", "--yes"], "[PRINTIX_PREVENTED]");
      expect(sandbox.tenants()).toContainEqual(expect.objectContaining({ tenantName: "Acme Co." }));
    },
  );

  onExample("a provider has its own credentials, encrypted in state, whatever the name is like", async (stack) => {
    const { sandbox, succeed, change } = stack;
    sandbox.addPartner(nordic);
    await change(() => providerProgram("default-nordic", nordic));
    await succeed("up", "--yes", "--skip-preview");
    expect(sandbox.tenants()).toMatchObject([{ partnerId: nordic.partnerId, tenantName: "Nordic" }]);
    const state = await stack.export();
    expect(state).toMatch(encrypted("clientSecret"));
    expect(state).not.toContain(nordic.clientSecret);
    await succeed("preview", "--expect-no-changes");
    await succeed("destroy", "--yes", "--skip-preview");
    expect(sandbox.tenants()).toEqual([]);

    sandbox.clearRequests();
    await change(() => providerProgram("default", nordic));
    await expectRefused(stack, ["preview"], "[PRINTIX_INPUT]");
    expect(requestKinds(sandbox)).toEqual([]);
  });
}

/** A property in state, as the engine marks a secret. */
const encrypted = (property: string): RegExp => new RegExp(`"${property}": \\{\\s+"4dabf18193072939515e22adb298388d"`);

const renamed = (program: string): string => program.replace("Acme Co.", "Acme Ltd.");

function taken(program: string, part: RegExp): string {
  expect(program).toMatch(part);
  return program.replace(part, "");
}

async function expectRefused({ pulumi }: LanguageExample, command: string[], words: string): Promise<void> {
  const { status, output } = await pulumi(command);
  expect({ status, output }).not.toMatchObject({ status: 0 });
  expect(output).toContain(words);
}
