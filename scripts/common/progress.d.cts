export declare function duration(ms: number): string;
export declare function step<T>(label: string, work: () => Promise<T>, usual?: string): Promise<T>;
