import { createOnce } from "./forge/create-once";
import type { Forge, Kept } from "./forge/forge";
import { tellOthers } from "./forge/tell-others";
import { markerOf, withMarker } from "./text/marker";

/** One comment on the pull request: the first run writes it, later ones write over it where it would change. */
export async function keepComment(
  forge: Forge,
  key: string,
  text: string,
  note: (line: string) => void,
): Promise<Kept> {
  const marker = markerOf("comment", key);
  const whole = withMarker(marker, text);
  const [first, ...others] = await forge.comments(marker);
  if (first === undefined) {
    await createOnce(
      () => forge.addComment(whole),
      async () => (await forge.comments(marker)).length > 0,
    );
    return "written";
  }
  tellOthers(others, "comments", note);
  if (first.says(whole)) return "not changed";
  await forge.changeComment(first.id, whole);
  return "updated";
}
