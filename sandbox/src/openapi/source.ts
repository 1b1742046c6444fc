/** Where the pages say it: the section that a part of the description comes from. */
export function apiPage(section: string): string {
  return `(API page, "${section}".)`;
}

export function conventionsPage(section: string): string {
  return `(Conventions page, ${section}.)`;
}

/** What no page says, and this description takes to be so. */
export function assumed(what: string): string {
  return `**Assumed:** ${what}`;
}
