import type { z } from "zod";
import { forgeStrange } from "../../../messages/report";

/** Reads an answer by what the forge's pages say of it. @throws Refusal for anything else */
export function reader(forge: string) {
  return <T>(schema: z.ZodType<T>, answer: { body: unknown }, what: string): T => {
    const { data, success } = schema.safeParse(answer.body);
    if (!success) throw forgeStrange({ forge, what });
    return data;
  };
}
