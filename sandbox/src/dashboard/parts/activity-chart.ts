import { html, type Html } from "../markup/html";
import { counted } from "../markup/words";
import { OUTCOMES, totalOf, type Outcome, type Second } from "../view/activity";

const MEANINGS: Readonly<Record<Outcome, string>> = {
  answered: "2xx and 3xx",
  throttled: "429",
  refused: "other 4xx",
  failed: "5xx or no answer",
};

const HEIGHT = 44;
const STEP = 4;

/** A bar for each second, stacked by how its requests ended, with a line where the rate is. */
export function activityChart(seconds: readonly Second[], requestsPerSecond: number): Html {
  const total = totalOf(seconds);
  const heights = seconds.map((second) => OUTCOMES.reduce((sum, outcome) => sum + second[outcome], 0));
  const top = Math.max(requestsPerSecond * 1.25, ...heights);
  const y = (value: number): string => (HEIGHT - (value / top) * HEIGHT).toFixed(1);
  const words = OUTCOMES.map((outcome) => `${total[outcome]} ${outcome} (${MEANINGS[outcome]})`).join(", ");
  const all = heights.reduce((sum, height) => sum + height, 0);
  return html`<svg
      class="activity"
      viewBox="0 0 ${seconds.length * STEP} ${HEIGHT}"
      preserveAspectRatio="none"
      role="img"
      aria-label="${counted(all, "request")} in the last minute: ${words}"
    >
      ${seconds.map((second, index) => bars(second, index * STEP, y))}
      <line
        class="activity-rate"
        x1="0"
        x2="${seconds.length * STEP}"
        y1="${y(requestsPerSecond)}"
        y2="${y(requestsPerSecond)}"
      />
    </svg>
    <ul class="legend">
      ${OUTCOMES.map((outcome) => html`<li class="is-${outcome}"><b>${total[outcome]}</b> ${outcome}</li>`)}
    </ul>`;
}

function bars(second: Second, x: number, y: (value: number) => string): Html[] {
  let below = 0;
  return OUTCOMES.filter((outcome) => second[outcome] > 0).map((outcome) => {
    const from = below;
    below += second[outcome];
    const height = Number(y(from)) - Number(y(below));
    return html`<rect
      class="is-${outcome}"
      x="${x}"
      y="${y(below)}"
      width="${STEP - 1}"
      height="${height.toFixed(1)}"
    />`;
  });
}
