export declare function newOwner(): string;
export declare function isGone(owner: string, touchedAtMs: number, now?: number): boolean;
