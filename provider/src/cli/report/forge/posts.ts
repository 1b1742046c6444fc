import { hasMarker, isSameText, type Marker } from "../text/marker";
import type { Post } from "./forge";

/** A text in a forge's list, and whether this token has written it. */
export interface Listed {
  id: string;
  body: string;
  changedAt?: string;
  isOwn: boolean;
}

/** Those of this token that begin with the marker: nobody else's is ever written over. */
export function markedPosts(listed: readonly Listed[], marker: Marker): Post[] {
  return listed
    .filter(({ isOwn, body }) => isOwn && hasMarker(body, marker))
    .map(({ isOwn, ...post }) => ({ ...post, says: (text) => isSameText(post.body, text) }));
}

/** Whether this token has written just this text. */
export function isAmong(listed: readonly Listed[], text: string): boolean {
  return listed.some(({ isOwn, body }) => isOwn && isSameText(body, text));
}
