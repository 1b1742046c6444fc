import { statSync } from "node:fs";
import { join } from "node:path";
import { buildQuietly } from "../build.ts";
import { fakeClone } from "./fake-clone.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const base = temporaryFolder();

/** Gives the clone that it was run in. */
async function build(compiler: string): Promise<string> {
  const { root, env } = fakeClone(base, "", { "node_modules/typescript/lib/tsc.js": compiler });
  await buildQuietly({ root, env, args: [] });
  return root;
}

test("a compiler that fails is heard on both of its outputs, one that does not on none", async () => {
  const heard = jest.spyOn(process.stderr, "write").mockReturnValue(true);
  // Apart from how long it takes, which a busy machine tells.
  const said = () => heard.mock.calls.map(([text]) => String(text)).filter((text) => !text.startsWith("compiling"));
  try {
    const says = 'console.log("a.ts: wrong"); console.error("out of memory");';
    await build(says);
    expect(said()).toEqual([]);
    await expect(build(`${says} process.exitCode = 2;`)).rejects.toThrow("The code does not compile, as said above.");
    expect(said()).toEqual(["a.ts: wrong\nout of memory\n"]);
  } finally {
    heard.mockRestore();
  }
});

test("a clone whose first command compiles keeps its folder to its owner", async () => {
  expect(statSync(join(await build(""), ".printix")).mode & 0o777).toBe(0o700);
});
