import { forgeStrange } from "../../../messages/report";
import type { Answer, Ask, Send } from "./send";

/** A list that is read to its end would be read for ever where a server's pages go round. */
const maxPages = 1_000;

/** Everything in a list that comes in pages. @param next the next page's address, by the answer to this one */
export async function readPages<T>(
  send: Send,
  first: Ask,
  items: (body: unknown) => T[],
  next: (answer: Answer, url: URL) => URL | undefined,
  forge: string,
): Promise<T[]> {
  const found: T[] = [];
  let url: URL | undefined = first.url;
  for (let page = 0; url !== undefined; page += 1) {
    // The token goes to nobody else.
    if (page === maxPages || url.origin !== first.url.origin) throw forgeStrange({ forge, what: first.what });
    const answer: Answer = await send({ ...first, url });
    found.push(...items(answer.body));
    url = next(answer, url);
  }
  return found;
}
