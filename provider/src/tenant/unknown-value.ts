/** What stands, in a preview, for a value that is not known yet (`unknownValue` in the Pulumi SDK's runtime/rpc). */
export const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function isUnknown(value: unknown): boolean {
  return value === unknownValue;
}
