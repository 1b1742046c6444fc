/** Where a status says too little for advice. */
export const lookAtWords = ["Look at what it says of its reason, and at docs/report.md."];
