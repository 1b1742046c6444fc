/** Undoes something after a file's last test, also where none of them runs: `afterAll` and `afterEach` do not run then. */
declare function undoAfterFile(undo: () => unknown): void;
