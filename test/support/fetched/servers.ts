import { answer } from "./answer.ts";
import { postgres } from "./postgres.ts";
import { redis } from "./redis.ts";
import { s3 } from "./s3.ts";

await answer({ postgres, redis, s3 });
