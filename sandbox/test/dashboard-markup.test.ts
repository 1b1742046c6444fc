import { attribute, html } from "../src/dashboard/markup/html";
import { counted, dateAndTime, duration, timeOfDay } from "../src/dashboard/markup/words";
import { activityOf, totalOf } from "../src/dashboard/view/activity";
import { linkTo, readPageAddress } from "../src/dashboard/view/page-address";

it("escapes whatever is put into markup, but other markup", () => {
  const hostile = `"><script>alert('&')</script>`;
  expect(html`<p title="${hostile}">${hostile}${html`<b>${1}</b>`}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;">' +
      "&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;<b>1</b></p>",
  );
});

it("leaves nothing of what is absent, and joins lists", () => {
  const items = [html`<li>a</li>`, html`<li>b</li>`];
  expect(html`${items}${undefined}${false}${0}${attribute("autofocus", true)}${attribute("open", false)}`.text).toBe(
    "<li>a</li><li>b</li>0 autofocus",
  );
});

it("takes a backslash in a text for a backslash", () => {
  expect(html`${String.raw`C:\new`}`.text).toBe(String.raw`C:\new`);
});

it.each([
  [0, "0 s"],
  [1, "1 s"],
  [1999.9999999, "2 s"],
  [59_001, "1 min"],
  [3_600_000, "1 h"],
  [3_660_500, "1 h 1 min"],
  [3_605_000, "1 h"],
  [86_400_000, "1 d"],
  [86_399_000, "23 h 59 min"],
  [90_000_000, "1 d 1 h"],
])("says %d ms as %s", (ms, words) => {
  expect(duration(ms)).toBe(words);
});

it("says numbers and times as people read them", () => {
  expect([counted(0, "tenant"), counted(1, "tenant"), counted(50_000, "tenant")]).toEqual([
    "0 tenants",
    "1 tenant",
    "50,000 tenants",
  ]);
  const ms = Date.UTC(2030, 0, 15, 8, 30, 0, 125);
  expect([dateAndTime(ms), timeOfDay(ms)]).toEqual(["2030-01-15 08:30:00", "08:30:00.125"]);
});

it("carries what is looked at along in links, and nothing that is the default", () => {
  const address = { partnerId: "a&b", search: "c d", page: 3 };
  const link = linkTo(address, "/tenants/1/cancel", { done: "x" });
  expect(link).toBe("/sandbox/tenants/1/cancel?partner=a%26b&q=c+d&page=3&done=x");
  expect(readPageAddress(Object.fromEntries(new URL(link, "http://localhost").searchParams))).toEqual(address);
  expect(linkTo({ partnerId: undefined, search: "", page: 1 })).toBe("/sandbox");
});

it.each([undefined, {}, { page: "0" }, { page: "-1" }, { page: "1.5" }, { page: "x" }, { q: ["a", "b"], page: ["2"] }])(
  "takes %j for the first page of everything",
  (given) => {
    expect(readPageAddress(given)).toEqual({ partnerId: undefined, search: "", page: 1 });
  },
);

it("counts the last seconds by how requests ended", () => {
  const request = (timeMs: number, status: number) => ({
    sequence: 1,
    timeMs,
    method: "GET",
    path: "/",
    status,
    requestId: "",
  });
  const entries = [
    request(6999, 200), // too old
    request(7000, 204),
    request(9999, 429),
    request(9000, 503),
    request(9000, 0),
    request(9000, 404),
    request(10_000, 200), // from a clock that was moved back
  ];
  const seconds = activityOf(entries, 9500, 3);
  expect(seconds).toEqual([
    { answered: 1, throttled: 0, refused: 0, failed: 0 },
    { answered: 0, throttled: 0, refused: 0, failed: 0 },
    { answered: 0, throttled: 1, refused: 1, failed: 2 },
  ]);
  expect(totalOf(seconds)).toEqual({ answered: 1, throttled: 1, refused: 1, failed: 2 });
});
