import { readFileSync } from "node:fs";
import ts from "typescript";

/** Something that a source file declares and a program can name. */
export type Declaration =
  ts.InterfaceDeclaration | ts.ClassDeclaration | ts.TypeAliasDeclaration | ts.FunctionDeclaration;

/** What a source file declares, in its order. */
export function declarationsOf(file: string): Declaration[] {
  return statementsOf(file).filter(
    (node): node is Declaration =>
      ts.isInterfaceDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isFunctionDeclaration(node),
  );
}

/** @throws Error where the file does not declare it */
export function declarationOf(file: string, name: string): Declaration {
  const found = declarationsOf(file).find((declaration) => declaration.name?.text === name);
  if (found === undefined) throw new Error(`${file} does not declare ${name}`);
  return found;
}

/** The members of an object that a file keeps under a name, by theirs: `{ Prevent: "prevent" } as const`. */
export function constantsOf(file: string, name: string): ts.PropertyAssignment[] {
  for (const statement of statementsOf(file)) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name: declared, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(declared) || declared.text !== name) continue;
      const object = initializer && ts.isAsExpression(initializer) ? initializer.expression : initializer;
      if (object && ts.isObjectLiteralExpression(object)) return object.properties.filter(ts.isPropertyAssignment);
    }
  }
  return [];
}

/** The name of a declaration or a member. */
export function nameOf({ name }: { name?: ts.Node | undefined }): string {
  if (name === undefined || !ts.isIdentifier(name)) throw new Error("there is a declaration without a plain name");
  return name.text;
}

/** What the docstring says before its tags, in one line. @throws Error where there is none */
export function docOf(node: ts.NamedDeclaration): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = ts.getTextOfJSDocComment(doc?.comment);
  if (text === undefined) throw new Error(`${node.getSourceFile().fileName}: ${nameOf(node)} has no docstring`);
  return text.replaceAll(/\s+/g, " ");
}

function statementsOf(file: string): readonly ts.Statement[] {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true).statements;
}
