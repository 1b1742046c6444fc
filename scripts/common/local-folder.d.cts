export declare function localFolder(root: string): string;
