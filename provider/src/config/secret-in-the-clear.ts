/** What to do about a client secret that everybody can read who has the stack's file. */
export const secretInTheClear =
  "printix:clientSecret stands in stack config in the clear. Set it with `pulumi config set --secret " +
  "printix:clientSecret`, and have the old one replaced at Printix: whoever has the file, or its history, has it.";
