/**
 * The statuses of 4xx that tell of the way, and not of the request: 408 (no whole request in time), 425 (too early), and
 * nginx's 499 and AWS's 460 (the client has left), which a proxy before them passes on. None says what was carried out.
 */
const transportFaults = new Set([408, 425, 460, 499]);

/** Whether a status leaves open what became of the request, though it is one of the client's faults. */
export const isTransportFault = (status: number): boolean => transportFaults.has(status);
