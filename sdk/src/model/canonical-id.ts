/** A UUID, or nearly: the API page's own example has groups of other lengths. In any other id the case may have a meaning. */
const uuidLike = /^[0-9a-f-]{32,}$/i;

/** One spelling for a tenant's id: a UUID in capitals is the same id (RFC 4122, 3), so it is written in small letters. */
export function canonicalId(id: string): string {
  return uuidLike.test(id) ? id.toLowerCase() : id;
}

/** Whether two ids are the same tenant's, however they are written. */
export function isSameId(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonicalId(one) === canonicalId(other);
}
