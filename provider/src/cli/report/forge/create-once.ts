import { LostAnswer } from "./lost-answer";
import { maxAttempts } from "./send";

/**
 * Creates something once, whatever becomes of the answers: after one that was lost it looks first whether it is there.
 *
 * @param isThere looks for it, by its marker
 */
export async function createOnce(create: () => Promise<void>, isThere: () => Promise<boolean>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await create();
      return;
    } catch (error) {
      if (!(error instanceof LostAnswer)) throw error;
      if (await isThere()) return;
      if (attempt === maxAttempts) throw error.refusal;
    }
  }
}
