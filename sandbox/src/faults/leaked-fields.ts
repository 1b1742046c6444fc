/** Stands in every leaked value, so that a search finds whichever of them got through. */
export const LEAK_CANARY = "leak-canary-4711";

/**
 * What a public payload must never carry ("Master Data external-dark" of the access model page): private evidence,
 * cost, margin, payout, supplier source and rate card, as plain values, in objects and in lists.
 */
export const LEAKED_FIELDS = {
  cost: `${LEAK_CANARY}-cost`,
  margin: { percent: `${LEAK_CANARY}-margin` },
  payout: [{ amount: `${LEAK_CANARY}-payout`, currency: "EUR" }],
  supplier_source: `${LEAK_CANARY}-supplier-source`,
  rate_card: { lines: [{ cost: `${LEAK_CANARY}-rate-card`, margin: `${LEAK_CANARY}-rate-card-margin` }] },
  private_evidence: { document: { note: `${LEAK_CANARY}-private-evidence` } },
};
