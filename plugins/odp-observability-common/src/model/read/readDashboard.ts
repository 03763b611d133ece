import { z } from 'zod/v3';
import type { Dashboard } from '../dashboard';
import { DashboardError } from '../DashboardError';
import type { Panel } from '../panel';
import { maybe, parse, type Note } from './parse';
import { readPanel, unsupported } from './readPanel';
import { readVariables } from './readVariables';

const word = maybe(z.string());

const dashboardSchema = z.object({
  uid: word,
  title: z.string().min(1),
  description: word,
  tags: maybe(z.array(z.string())),
  panels: maybe(z.array(z.unknown())),
  rows: maybe(z.array(z.unknown())),
  templating: maybe(z.object({ list: maybe(z.array(z.unknown())) })),
  time: maybe(z.object({ from: word, to: word })),
  refresh: maybe(z.union([z.string(), z.literal(false)])),
  timezone: word,
  annotations: maybe(
    z.object({
      list: maybe(
        z.array(
          z.object({
            name: word,
            enable: maybe(z.boolean()),
            builtIn: maybe(z.union([z.number(), z.boolean()])),
          }),
        ),
      ),
    }),
  ),
  links: maybe(z.array(z.unknown())),
});
type RawDashboard = z.output<typeof dashboardSchema>;

const objectSchema = z.record(z.unknown());
const rowSchema = z.object({
  type: z.literal('row'),
  panels: z.array(z.unknown()),
});

/**
 * Reads a classic dashboard of Grafana: the document itself, as the API
 * answers it (`{dashboard, meta}`), or as a resource (`{apiVersion, spec}`).
 * What of it the portal does not draw is said in the notices of the dashboard
 * and of its panels.
 *
 * @throws DashboardError when it is written in schema v2, or is no dashboard
 */
export function readDashboard(json: unknown): { dashboard: Dashboard } {
  const document = unwrap(json);
  const raw = parse(dashboardSchema, document, '');
  if (!raw.panels && raw.rows) {
    throw DashboardError.invalid(
      'rows',
      'it is from before Grafana 5; open and save it in Grafana',
    );
  }
  const notices: string[] = [];
  const note: Note = sentence => notices.push(sentence);
  const variables = readVariables(raw.templating?.list ?? [], note);
  noteRest(raw, note);
  const dashboard: Dashboard = {
    uid: raw.uid ?? '',
    title: raw.title,
    tags: raw.tags ?? [],
    panels: readPanels(raw.panels ?? []),
    variables,
    time: { from: raw.time?.from ?? 'now-6h', to: raw.time?.to ?? 'now' },
    notices,
    ...(raw.description && { description: raw.description }),
    ...(raw.refresh && { refresh: raw.refresh }),
  };
  return { dashboard };
}

function unwrap(json: unknown): unknown {
  const outer = parse(objectSchema, json, '');
  const isResource = typeof outer.apiVersion === 'string';
  const inner = isResource ? outer.spec : outer.dashboard ?? outer;
  const document = parse(objectSchema, inner, isResource ? 'spec' : '');
  const isV2 = isResource && /\/v2/.test(String(outer.apiVersion));
  if (isV2 || ('elements' in document && 'layout' in document)) {
    const { title } = document;
    throw DashboardError.schemaV2(
      typeof title === 'string' ? title : undefined,
    );
  }
  const metadata = objectSchema.safeParse(outer.metadata).data;
  return isResource && document.uid === undefined
    ? { ...document, uid: metadata?.name }
    : document;
}

/** Panels of collapsed rows follow their row. */
function readPanels(list: readonly unknown[]): Panel[] {
  const ids = new Set<number>();
  return list
    .flatMap((raw, index) => {
      const path = `panels[${index}]`;
      const inRow = rowSchema.safeParse(raw).data?.panels ?? [];
      return [
        { raw, path },
        ...inRow.map((inner, place) => ({
          raw: inner,
          path: `${path}.panels[${place}]`,
        })),
      ];
    })
    .map(({ raw, path }, index) => {
      const freeId = -1 - index;
      const panel = readPanel(raw, path, freeId);
      if (ids.has(panel.id)) {
        return unsupported(
          { ...panel, id: freeId },
          `Another panel has the same id, ${panel.id}, so that this one cannot be asked for.`,
        );
      }
      ids.add(panel.id);
      return panel;
    });
}

function noteRest(raw: RawDashboard, note: Note): void {
  const annotations = (raw.annotations?.list ?? []).filter(
    ({ builtIn, enable }) => !builtIn && enable !== false,
  );
  for (const { name = 'without a name' } of annotations) {
    note(`The annotations "${name}" are left out.`);
  }
  if (raw.links?.length) {
    note('Links of the dashboard are left out.');
  }
  if (raw.timezone && raw.timezone !== 'browser') {
    note(
      `Times are those of whoever looks, not of the zone "${raw.timezone}".`,
    );
  }
}
