import { driftUnproven } from "../../messages/report";
import type { DriftDocument } from "../drift/document";
import { createOnce } from "./forge/create-once";
import type { Forge, Kept } from "./forge/forge";
import { tellOthers } from "./forge/tell-others";
import { driftGone, issueTitle } from "./text/describe-issue";
import { markerOf, withMarker } from "./text/marker";

/**
 * One issue as long as there is drift: opened, written anew where the drift is another one, and closed when it is gone.
 *
 * @throws Refusal where the document does not prove that the drift is gone, and an issue is open
 */
export async function keepIssue(
  forge: Forge,
  key: string,
  drift: DriftDocument,
  note: (line: string) => void,
): Promise<Kept | "closed" | "not needed"> {
  const marker = markerOf("drift", key);
  const text = withMarker(marker, forge.describeIssue(drift));
  const [first, ...others] = await forge.issues(marker);
  tellOthers(others, "issues", note);
  if (first === undefined) {
    if (!drift.hasDrift) return "not needed";
    await createOnce(
      () => forge.openIssue(issueTitle(drift.stacks), text, marker),
      async () => (await forge.issues(marker)).length > 0,
    );
    return "written";
  }
  if (!drift.hasDrift) {
    const { length: unread } = drift.setAside ?? [];
    if (unread > 0) throw driftUnproven(unread);
    await forge.closeIssue(first.id, driftGone);
    return "closed";
  }
  if (first.says(text)) return "not changed";
  await forge.changeIssue(first.id, text);
  return "updated";
}
