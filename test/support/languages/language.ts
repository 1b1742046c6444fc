/** What the engine needs on a machine to run programs in a language. */
export interface Language {
  /** The folder of its host, named as the engine names that of a plugin; left out where the engine has one beside it. */
  host?: string;
  /** A folder for PATH to begin with. */
  bin?: string;
  /** A program that makes the language's SDK of a schema: its arguments are the schema and the SDK's folder. */
  generator?: string;
}
