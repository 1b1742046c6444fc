export declare function runLogged(
  command: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; log: string; timeoutMs?: number },
): Promise<{ status: number; output: string }>;
