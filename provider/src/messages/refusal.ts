/** We refuse what was asked, with a message that is whole: what, which tenant, and the ways out. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
