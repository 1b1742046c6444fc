/** Passes each line on once: what a thousand tenants share is told once, not a thousand times. */
export function tellOnce(tell: (line: string) => void): (line: string) => void {
  const told = new Set<string>();
  return (line) => {
    if (told.has(line)) return;
    told.add(line);
    tell(line);
  };
}
