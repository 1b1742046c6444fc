/** Something was to be done once, and no answer says what became of it. */
export class LostAnswer extends Error {
  override readonly name = "LostAnswer";

  /** @param refusal what to tell where nobody can find out */
  constructor(readonly refusal: Error) {
    super(refusal.message);
  }
}
