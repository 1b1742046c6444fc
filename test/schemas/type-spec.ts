import ts from "typescript";
import { constantsOf, declarationOf, docOf, nameOf } from "./declarations.ts";

/** Which declaration a type of the schema comes from. */
export interface TypeSource {
  file: string;
  name: string;
  /** What its type parameters stand for. */
  parameters?: Record<string, string>;
}

export interface PropertySpec {
  description: string;
  type?: string;
  items?: object;
  $ref?: string;
  default?: boolean;
  secret?: boolean;
}

/** Properties as a schema names them, and those that are always there. */
export interface ObjectSpec {
  properties: Record<string, PropertySpec>;
  required?: string[];
}

/** The types that the schema names, each by its name there. */
export type TypeSources = Readonly<Record<string, TypeSource>>;

type Member = ts.PropertySignature | ts.PropertyDeclaration;

/** What a schema says of some members. One that stands there twice is as it stands there last. */
export function objectSpec(members: readonly Member[], types: TypeSources, parameters = {}): ObjectSpec {
  const byName = new Map(members.map((member) => [nameOf(member), member]));
  const properties = [...byName].map(([name, member]) => [name, propertySpec(member, types, parameters)]);
  const required = [...byName].filter(([, member]) => !isOptional(member)).map(([name]) => name);
  return {
    properties: Object.fromEntries(properties) as ObjectSpec["properties"],
    ...(required.length > 0 && { required }),
  };
}

/** The fields of an interface or a class; of a union of object types those of each, which all may be left out. */
export function objectIn({ file, name, parameters }: TypeSource, types: TypeSources): ObjectSpec {
  const declaration = declarationOf(file, name);
  if (!ts.isTypeAliasDeclaration(declaration)) return objectSpec(membersOf(declaration), types, parameters);
  const choices = ts.isUnionTypeNode(declaration.type) ? declaration.type.types : [declaration.type];
  return { properties: objectSpec(choices.flatMap(membersOf), types, parameters).properties };
}

/** A type of the schema: an object, or an enumeration of texts. */
export function typeSpec(source: TypeSource, types: TypeSources): object {
  const { file, name } = source;
  const declaration = declarationOf(file, name);
  const description = docOf(declaration);
  if (!ts.isTypeAliasDeclaration(declaration)) return { type: "object", description, ...objectIn(source, types) };
  const literals = ts.isUnionTypeNode(declaration.type) ? declaration.type.types.map(literalOf) : [];
  const constants = constantsOf(file, name).map((constant) => ({
    name: nameOf(constant),
    description: docOf(constant),
    value: ts.isStringLiteral(constant.initializer) ? constant.initializer.text : undefined,
  }));
  return { type: "string", description, enum: constants.length > 0 ? constants : literals.map((value) => ({ value })) };
}

/** The fields that a declaration has; of a class those that are no part of the class itself. */
export function membersOf(node: ts.Node): Member[] {
  if (ts.isClassDeclaration(node)) {
    return node.members
      .filter(ts.isPropertyDeclaration)
      .filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword));
  }
  if (!ts.isInterfaceDeclaration(node) && !ts.isTypeLiteralNode(node)) throw new Error(`${node.getText()}: no object`);
  return node.members.filter(ts.isPropertySignature);
}

function propertySpec(member: Member, types: TypeSources, parameters: Record<string, string>): PropertySpec {
  if (member.type === undefined) throw new Error(`${nameOf(member)} has no type`);
  const description = docOf(member);
  const flag = /Default: (true|false)\./.exec(description)?.[1];
  return {
    description,
    ...specOf(member.type, types, parameters),
    // No other default: a generated program would send it as if a person had said it, and it would go before settings.
    ...(flag !== undefined && { default: flag === "true" }),
  };
}

function specOf(node: ts.TypeNode, types: TypeSources, parameters: Record<string, string>): Partial<PropertySpec> {
  const inner = (one: ts.TypeNode | undefined): Partial<PropertySpec> => {
    if (one === undefined) throw new Error(`${node.getText()}: nothing in it`);
    return specOf(one, types, parameters);
  };
  if (ts.isArrayTypeNode(node)) return { type: "array", items: inner(node.elementType) };
  if (ts.isUnionTypeNode(node)) {
    const some = node.types.filter((one) => !isUndefined(one));
    return some.every((one) => ts.isLiteralTypeNode(one)) ? { type: "string" } : inner(some[0]);
  }
  if (!ts.isTypeReferenceNode(node)) return { type: node.getText() };
  const text = node.getText();
  if (/^pulumi\.(Input|Output)</.test(text)) return inner(node.typeArguments?.[0]);
  if (parameters[text] !== undefined) return { type: parameters[text] };
  const found = Object.entries(types).find(([, { name, parameters: own }]) => {
    const values = Object.values(own ?? {}).join(", ");
    return text === name || text === `${name}<${values}>`;
  });
  if (found === undefined) throw new Error(`${text} is no type of the schema`);
  return { $ref: `#/types/printix:index:${found[0]}` };
}

function isOptional({ questionToken, type }: Member): boolean {
  return questionToken !== undefined || (type?.getText().includes("undefined") ?? true);
}

const isUndefined = (node: ts.TypeNode): boolean => node.kind === ts.SyntaxKind.UndefinedKeyword;

function literalOf(node: ts.TypeNode): string {
  if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) return node.literal.text;
  throw new Error(`${node.getText()} is no text`);
}
