import { NotHere } from "./not-here.ts";

/** What a process prints that gets a thing: where that is, or why it cannot be had. */
export type Answer<Thing> = Thing | { notHere: string };

/** Prints what the getter of a name answers, the name being the process's first argument. */
export async function answer(getters: Record<string, () => Promise<object>>): Promise<void> {
  const [name = ""] = process.argv.slice(2);
  try {
    console.log(JSON.stringify(await getters[name]?.()));
  } catch (error) {
    if (!(error instanceof NotHere)) throw error;
    console.log(JSON.stringify({ notHere: error.message } satisfies Answer<object>));
  }
}
