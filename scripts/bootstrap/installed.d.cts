export interface LockedPackage {
  version?: string;
  integrity?: string;
  link?: boolean;
  optional?: boolean;
}
export interface Lockfile {
  packages: Record<string, LockedPackage>;
}
export declare function isInstalled(lockfile: Lockfile, hiddenLockfile: Lockfile): boolean;
