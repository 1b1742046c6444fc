/** Where a status says too little for advice. */
export const lookAtWords = ["Look at the reason that it gives, and at docs/report.md."];
