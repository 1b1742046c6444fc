export declare function commonJsPackages(root: string): string;
