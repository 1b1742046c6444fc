/** A lifecycle step failed before it sent anything that changes a tenant; `cause` is what failed. */
export class NotSent extends Error {
  override readonly name = "NotSent";

  constructor(override readonly cause: unknown) {
    super("nothing was sent");
  }
}
