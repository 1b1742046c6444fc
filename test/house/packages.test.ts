import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { refusalCodes } from "../../provider/src/messages/codes.ts";
import { manifestOf, published, withCommonFields } from "../schemas/package-fields.ts";
import { unpackPackages } from "../support/packed-packages";

const root = join(__dirname, "..", "..");
const textOf = (...path: string[]): string => readFileSync(join(...path), "utf8");

describe.each(published)("%s/package.json", (folder) => {
  it("says what the root's says for all: node test/schemas/write-package-fields.ts", () => {
    expect(manifestOf(root, folder)).toEqual(withCommonFields(root, folder));
  });
});

test("the examples ask for this version, and the changelog begins with it", () => {
  const { version } = manifestOf(root, ".");
  expect(/^## (\S+)/m.exec(textOf(root, "CHANGELOG.md"))?.[1]).toBe(version);
  for (const folder of ["adopt", "basic", "customer-component", "many-stacks", "native", "testing"]) {
    const { dependencies } = manifestOf(root, `examples/${folder}`);
    expect(dependencies["pulumi-printix"]).toBe(`^${version}`);
  }
  expect(manifestOf(root, "examples/sdk-only").dependencies).toEqual({ "printix-partner-sdk": `^${version}` });
});

describe("the packed packages", () => {
  let folder: string;
  let places: Record<string, string>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "printix-packed-"));
    places = await unpackPackages(folder);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const filesOf = (place: string): string[] =>
    readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(place, join(entry.parentPath, entry.name)));
  const packed = (name: string): string => places[name] ?? "";
  const pagesOf = (name: string): string[] => filesOf(packed(name)).filter((file) => file.endsWith(".md"));

  it.each(["printix-partner-sdk", "pulumi-printix", "printix-partner-sandbox"])("%s tells what it is", (name) => {
    expect(filesOf(packed(name))).toEqual(expect.arrayContaining(["README.md", "LICENSE", "CHANGELOG.md"]));
    expect(textOf(packed(name), "README.md")).toMatch(new RegExp(`^# ${name}\n`));
  });

  it("have each page that a message names", () => {
    const named = Object.entries(places).flatMap(([name, place]) =>
      filesOf(join(place, "dist"))
        .filter((file) => file.endsWith(".js"))
        .flatMap((file) => [...textOf(place, "dist", file).matchAll(/\bdocs\/[\w/-]+\.\w+/g)])
        .map(([page]) => `${name}/${page}`),
    );
    expect(named).toContain("pulumi-printix/docs/import.md");
    expect(named.filter((page) => !isFile(join(folder, "node_modules", page)))).toEqual([]);
  });

  it("have each refusal's code as a heading of the page of errors", () => {
    const page = textOf(packed("pulumi-printix"), "docs", "errors.md");
    expect(refusalCodes.filter((code) => !page.includes(`### \`${code}\``))).toEqual([]);
  });

  it("have what their pages link to, and what those name in node_modules", () => {
    const dead = Object.keys(places).flatMap((name) =>
      pagesOf(name).flatMap((page) => {
        const text = textOf(packed(name), page);
        const links = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g)].map(
          ([, link, src]) => link ?? src,
        );
        const relative = links.filter((link) => link !== undefined && !/^[a-z]+:/.test(link)) as string[];
        const names = [...text.matchAll(/`(node_modules\/[^`]+)`/g)].map(([, path = ""]) => join(folder, path));
        return [...relative.map((link) => target(join(packed(name), page), link)), ...names]
          .filter((path) => !isThere(path))
          .map((path) => `${name}/${page}: ${path}`);
      }),
    );
    expect(dead).toEqual([]);
  });
});

function target(page: string, link: string): string {
  const [path = "", anchor] = link.split("#");
  return (path === "" ? page : join(dirname(page), path)) + (anchor === undefined ? "" : `#${anchor}`);
}

/** A file; with an anchor, one that has a heading of that name. */
function isThere(place: string): boolean {
  const [file = "", anchor] = place.split("#");
  if (!isFile(file)) return false;
  return anchor === undefined || headingsOf(readFileSync(file, "utf8")).includes(anchor);
}

function isFile(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}

/** As forges name them. */
function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

test.each([
  ["sdk/README.md", "docs/sdk.md"],
  ["provider/README.md", "examples/basic/index.ts"],
])("%s shows what is tested elsewhere, %s", (readme, tested) => {
  const block = /^```ts\n([^]*?)^```$/m.exec(textOf(root, readme))?.[1] ?? "";
  expect(block).toContain("import ");
  expect(textOf(root, tested)).toContain(block);
});
