import { listProgress } from "../../src/host/list-progress";

test("a list that takes long is told of, a line in two seconds at most", () => {
  const lines: string[] = [];
  let nowMs = 0;
  const onPage = listProgress((line) => lines.push(line), { now: () => nowMs });
  for (let page = 1; page <= 50; page += 1) {
    onPage({ tenants: page * 100, total: 10_000 });
    nowMs += 200;
  }
  expect(lines).toEqual([
    "reading tenants: 1,100 of 10,000",
    "reading tenants: 2,100 of 10,000",
    "reading tenants: 3,100 of 10,000",
    "reading tenants: 4,100 of 10,000",
  ]);
});

test("a short one is not", () => {
  const lines: string[] = [];
  const onPage = listProgress((line) => lines.push(line), { now: () => 0 });
  onPage({ tenants: 100 });
  onPage({ tenants: 200 });
  expect(lines).toEqual([]);
});
