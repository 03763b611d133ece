import {
  ALL_VALUE,
  type PanelQuery,
  readDashboard,
} from '@internal/plugin-odp-observability-common';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Agent, request } from 'undici';
import {
  panelWidthOf,
  placePanels,
} from '../../plugins/odp-observability/src/model/layout';
import { root } from '../../scripts/lib/paths.mjs';
import type { PanelPortal } from '../support/PanelPortal';
import {
  pause,
  percentile,
  type Spread,
  spreadOf,
} from '../support/statistics';

/** What a page of panels costs who looks at it alone, beside asking the source itself. */
export interface PanelPage {
  panels: number;
  /** Of the page, besides the one for its panels. */
  otherRequests: number;
  /** To the source: queries of the panels, and options of variables. */
  queries: number;
  labelQuestions: number;
  bytes: number;
  textBytes: number;
  /** Of the source's answers. */
  sourceBytes: number;
  /** To the last panel; medians of rounds in which nothing was kept. */
  lastMs: number;
  /** The same queries of the source itself, side by side. */
  sourceMs: number;
  /** Again, within the step. */
  againMs: number;
}

/** What many viewers of that page cause. */
export interface PanelViewers {
  viewers: number;
  /** Answers with all panels. */
  pages: number;
  queries: number;
  /** Queries of which no two are the same: by panel and step. */
  distinctQueries: number;
  /** How often the one that was asked most was asked. */
  mostOfOne: number;
  /** Milliseconds to the last panel: all at once, and each at times of its own. */
  atOnce: Spread;
  spread: Spread;
  bytes: number;
}

const DASHBOARD = 'infrastructure-health';
const PANELS = 24;
/** Pixels that a window of 1440 leaves the panels. */
const WIDTH = 1152;
/** Of the page of one viewer; what was kept of a range is of no use for the next. */
const ROUNDS = 12;
const SHIFT_MS = 600_000;
const HOUR_MS = 3_600_000;
/** How often a page is refreshed; the least that a dashboard offers is 5 s. */
const REFRESH_MS = 5000;

/** The first panels of a dashboard of the portal, as its page asks for them. */
function pageQuery(range: PanelQuery['range']): PanelQuery {
  const file = path.join(root, `target-state/dashboards/${DASHBOARD}.json`);
  const { dashboard } = readDashboard(JSON.parse(readFileSync(file, 'utf8')));
  const asked = dashboard.panels
    .filter(({ targets }) => targets.some(({ hidden }) => !hidden))
    .slice(0, PANELS);
  const placements = placePanels(asked, WIDTH);
  return {
    dashboard: dashboard.uid,
    panels: asked.map(({ id }, index) => ({
      id,
      width: panelWidthOf(placements[index], WIDTH),
    })),
    range,
    timeZone: 'UTC',
    variables: {
      cluster: ['odp-eu'],
      namespace: [ALL_VALUE],
      workspace: [ALL_VALUE],
    },
  };
}

const ask = async (portal: PanelPortal, body: PanelQuery, viewer = 0) => {
  const answer = await portal.post('/panels/query', { body, viewer });
  if (answer.panelsWithData !== PANELS) {
    throw new Error(`${answer.panelsWithData} panels of ${PANELS} have data`);
  }
  return answer;
};

/** One viewer, who looks at another time in each round. */
export async function measurePanelPage(
  portal: PanelPortal,
): Promise<PanelPage> {
  const agent = new Agent();
  const variables = Object.keys(pageQuery({ from: '', to: '' }).variables);
  await portal.get(`/dashboards/${DASHBOARD}`);
  await Promise.all(
    variables.map(name =>
      portal.get(`/dashboards/${DASHBOARD}/variables/${name}`),
    ),
  );
  const rounds = [];
  // The first one warms up both.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const to = Date.now() - round * SHIFT_MS;
    const body = pageQuery({ from: `${to - HOUR_MS}`, to: `${to}` });
    await portal.asked();
    const answer = await ask(portal, body);
    const { queries, labels } = await portal.asked();
    const again = await ask(portal, body);
    const started = performance.now();
    const sourceBytes = await Promise.all(
      queries.map(query => askSource(agent, portal.sourceUrl, query)),
    );
    const sourceMs = performance.now() - started;
    rounds.push({ answer, again, queries, labels, sourceMs, sourceBytes });
  }
  await agent.destroy();
  const counted = rounds.slice(1);
  const [{ answer, queries, labels, sourceBytes }] = counted;
  const median = (timeOf: (round: (typeof counted)[number]) => number) =>
    percentile(counted.map(timeOf), 0.5)!;
  return {
    panels: PANELS,
    otherRequests: 1 + variables.length,
    queries: queries.length,
    labelQuestions: labels,
    bytes: answer.bytes,
    textBytes: answer.textBytes,
    sourceBytes: sourceBytes.reduce((total, bytes) => total + bytes, 0),
    lastMs: median(round => round.answer.ms),
    sourceMs: median(round => round.sourceMs),
    againMs: median(round => round.again.ms),
  };
}

async function askSource(
  dispatcher: Agent,
  url: string,
  form: string,
): Promise<number> {
  const kind = new URLSearchParams(form).has('step') ? 'query_range' : 'query';
  const { body } = await request(`${url}/api/v1/${kind}`, {
    method: 'POST',
    dispatcher,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form,
  });
  return (await body.bytes()).length;
}

/** So many viewers who look at the last hour: all at once, then each at times of its own. */
export async function measurePanelViewers(
  portal: PanelPortal,
  { viewers, seconds }: { viewers: number; seconds: number },
): Promise<PanelViewers> {
  const body = pageQuery({ from: 'now-1h', to: 'now' });
  const everybody = Array.from({ length: viewers }, (_, viewer) => viewer);
  // Each has been recognised once before anything counts.
  await Promise.all(everybody.map(viewer => portal.get('/dashboards', viewer)));
  await portal.asked();
  const first = await Promise.all(
    everybody.map(viewer => ask(portal, body, viewer)),
  );
  const end = performance.now() + seconds * 1000;
  const further = await Promise.all(
    everybody.map(async viewer => {
      const times: number[] = [];
      await pause(Math.random() * REFRESH_MS);
      do {
        times.push((await ask(portal, body, viewer)).ms);
        await pause(REFRESH_MS * (0.5 + Math.random()));
      } while (performance.now() < end);
      return times;
    }),
  );
  const { queries } = await portal.asked();
  const counts = new Map<string, number>();
  queries.forEach(query => counts.set(query, (counts.get(query) ?? 0) + 1));
  const spread = spreadOf(further.flat());
  return {
    viewers,
    pages: first.length + spread.count,
    queries: queries.length,
    distinctQueries: counts.size,
    mostOfOne: Math.max(...counts.values()),
    atOnce: spreadOf(first.map(({ ms }) => ms)),
    spread,
    bytes: first[0].bytes,
  };
}
