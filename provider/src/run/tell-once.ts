/** Tells a person each line once: what holds for a thousand tenants is no news the second time. */
export function tellOnce(write: (line: string) => void): (line: string) => void {
  const told = new Set<string>();
  return (line) => {
    if (told.has(line)) return;
    told.add(line);
    write(line);
  };
}
