export type Sqlite = typeof import("node:sqlite");

/**
 * Loads node:sqlite without the warning that older Nodes print the first time: it is stable enough for a sandbox, and
 * a note on every run would hide the notes that matter. Other warnings pass, also while it loads.
 */
export function loadSqlite(): Sqlite {
  const original = process.emitWarning.bind(process);
  const isAboutSqlite = (warning: string | Error): boolean => String(warning).includes("SQLite is an experimental");
  process.emitWarning = (warning: string | Error, ...rest: unknown[]): void => {
    if (!isAboutSqlite(warning)) Reflect.apply(original, process, [warning, ...rest]);
  };
  try {
    const { getBuiltinModule } = process as Partial<Pick<NodeJS.Process, "getBuiltinModule">>;
    const sqlite = getBuiltinModule?.("node:sqlite");
    if (sqlite === undefined) throw new Error(`needs Node 22.20 or newer; this is ${process.version}`);
    return sqlite;
  } finally {
    process.emitWarning = original;
  }
}
