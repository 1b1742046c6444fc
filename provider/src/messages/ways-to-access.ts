import { howToSet } from "../config/settings";

/** What to do about a 403. */
export const waysToAccess =
  `This client has no access to the partner in the path. Check the partner's id: ${howToSet("partnerId")}. Where it is ` +
  "right, ask Printix: access to the Partner API is granted by approval (starter), by a pilot (pro) or by contract " +
  "(enterprise), and not bought on a page.";
