import { listProgress } from "../../src/run/list-progress";

/** Time that passes where the test says so, and wakes whoever waits. */
function clock() {
  let nowMs = 0;
  const runs = new Set<() => void>();
  return {
    ticker: {
      now: () => nowMs,
      every: (_ms: number, run: () => void) => {
        runs.add(run);
        return () => {
          runs.delete(run);
        };
      },
    },
    pass: (ms: number) => {
      nowMs += ms;
      for (const run of runs) run();
    },
    waiting: () => runs.size,
  };
}

test("a list that takes long is told of, a line in two seconds at most, and from its beginning on", () => {
  const lines: string[] = [];
  const { ticker, pass } = clock();
  const { onPage } = listProgress((line) => lines.push(line), ticker)();
  for (let page = 1; page <= 50; page += 1) {
    onPage({ tenants: page * 100, total: 10_000 });
    pass(200);
  }
  expect(lines).toEqual([
    "reading tenants: 1,000 of 10,000",
    "reading tenants: 2,000 of 10,000",
    "reading tenants: 3,000 of 10,000",
    "reading tenants: 4,000 of 10,000",
    "reading tenants: 5,000 of 10,000",
  ]);
});

test("so is one whose first page, or only one, takes long", () => {
  const lines: string[] = [];
  const { ticker, pass } = clock();
  listProgress((line) => lines.push(line), ticker)();
  pass(1_999);
  expect(lines).toEqual([]);
  pass(1);
  expect(lines).toEqual(["reading tenants"]);
});

test("a short one is not, and nothing goes on after its end", () => {
  const lines: string[] = [];
  const { ticker, pass, waiting } = clock();
  const { onPage, onEnd } = listProgress((line) => lines.push(line), ticker)();
  onPage({ tenants: 100 });
  onEnd();
  pass(10_000);
  expect(lines).toEqual([]);
  expect(waiting()).toBe(0);
});
