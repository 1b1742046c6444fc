/**
 * What a tenant keeps in state as its provider: a line that the dynamic host evaluates, in place of a serialised
 * closure. Nothing is captured, so no secret gets into state, and old state runs today's code
 * (docs/adr/0001-resource-by-reference.md).
 */
export const providerReference = "module.exports = require('pulumi-printix/runtime')";

/** The hidden input by which a tenant tells `check` its URN. It never gets into state: `check` takes it out. */
export const urnProperty = "__urn";
