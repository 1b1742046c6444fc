/**
 * The variable with which the engine writes state once, at the end, in place of twice a resource. An import makes nothing at
 * Printix, so where it is killed, nothing is lost: it is run again (docs/scale.md).
 */
export const skipCheckpoints = ["PULUMI_SKIP_CHECKPOINTS", "true"] as const;
