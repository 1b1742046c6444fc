import { buildQuietly } from "../build.ts";
import { fakeClone } from "./fake-clone.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const base = temporaryFolder();

function build(compiler: string): Promise<void> {
  const { root, env } = fakeClone(base, "", { "node_modules/typescript/lib/tsc.js": compiler });
  return buildQuietly({ root, env, args: [] });
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
