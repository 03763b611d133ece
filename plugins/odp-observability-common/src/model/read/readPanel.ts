import { z } from 'zod/v3';
import { DashboardError } from '../DashboardError';
import { PANEL_TYPES, type Panel, type PanelType } from '../panel';
import { maybe, parse, type Note } from './parse';
import { fieldConfigSchema, readField, readOverrides } from './readField';
import { readOptions } from './readOptions';
import { datasourceSchema, rawTargetSchema, readTargets } from './readTargets';
import {
  rawTransformationSchema,
  readTransformations,
} from './readTransformations';

const word = maybe(z.string());

/** What every panel has, drawn or not. */
const headSchema = z.object({
  id: maybe(z.number().int()),
  title: word,
  description: word,
  type: z.string(),
  gridPos: maybe(
    z.object({
      x: maybe(z.number()),
      y: maybe(z.number()),
      w: maybe(z.number()),
      h: maybe(z.number()),
    }),
  ),
  repeat: word,
  libraryPanel: maybe(z.object({ name: word })),
});
type Head = z.output<typeof headSchema>;

const bodySchema = z.object({
  targets: maybe(z.array(rawTargetSchema)),
  datasource: datasourceSchema,
  fieldConfig: maybe(fieldConfigSchema),
  options: maybe(z.record(z.unknown())),
  transformations: maybe(z.array(rawTransformationSchema)),
  interval: word,
  maxDataPoints: maybe(z.number().positive()),
  timeFrom: word,
  timeShift: word,
  links: maybe(z.array(z.unknown())),
  alert: maybe(z.unknown()),
  collapsed: maybe(z.boolean()),
});

type Place = Pick<
  Panel,
  'id' | 'title' | 'description' | 'grafanaType' | 'grid' | 'repeat'
>;

/**
 * A panel as the portal draws it. One of a type that it does not draw, or that
 * is written in a way that it cannot read, is `unsupported` and says why.
 *
 * @throws DashboardError when it is no panel at all
 */
export function readPanel(raw: unknown, path: string, freeId: number): Panel {
  const head = parse(headSchema, raw, path);
  const place = placeOf(head, freeId);
  const type = PANEL_TYPES.find(known => known === head.type);
  if (head.libraryPanel && !type) {
    const { name = 'without a name' } = head.libraryPanel;
    return unsupported(
      place,
      `The panel is kept in Grafana's library (${name}), and not in the dashboard.`,
    );
  }
  if (!type) {
    return unsupported(
      place,
      `Panels of the type "${head.type}" are not drawn.`,
    );
  }
  try {
    return readBody(parse(bodySchema, raw, path), type, place);
  } catch (error) {
    if (error instanceof DashboardError) {
      return unsupported(
        place,
        `The portal cannot read its ${error.path}: ${error.rule}.`,
      );
    }
    throw error;
  }
}

/** The panel without anything to draw, and the reason. */
export function unsupported(place: Place, notice: string): Panel {
  return {
    ...place,
    type: 'unsupported',
    targets: [],
    field: readField({}, 'text', () => {}),
    overrides: [],
    options: {},
    transformations: [],
    notices: [notice],
  };
}

function placeOf(head: Head, freeId: number): Place {
  const { x = 0, y = 0, w = 24, h = 8 } = head.gridPos ?? {};
  return {
    id: head.id ?? freeId,
    title: head.title ?? '',
    grafanaType: head.type,
    grid: { x, y, w, h },
    ...(head.description && { description: head.description }),
    ...(head.repeat && { repeat: head.repeat }),
  };
}

function readBody(
  body: z.output<typeof bodySchema>,
  type: PanelType,
  place: Place,
): Panel {
  const notices = new Set<string>();
  const note: Note = sentence => notices.add(sentence);
  if (type === 'row') {
    const isCollapsed = body.collapsed ?? false;
    noteRepeat(place, note);
    return {
      ...unsupported(place, ''),
      type,
      options: { row: { isCollapsed } },
      notices: [...notices],
    };
  }
  const raw = body.targets ?? [];
  const hasQueries = type !== 'text';
  const targets = hasQueries ? readTargets(raw, body.datasource, note) : [];
  const panel: Panel = {
    ...place,
    type: hasQueries && targets.length === 0 ? 'unsupported' : type,
    targets,
    field: readField(body.fieldConfig?.defaults ?? {}, type, note),
    overrides: readOverrides(body.fieldConfig?.overrides ?? [], note),
    options: readOptions(body.options, type, note),
    transformations: readTransformations(body.transformations ?? [], note),
    ...timingOf(body),
    notices: [],
  };
  if (hasQueries && raw.length === 0) {
    note('The panel has no query.');
  }
  if (body.links?.length) {
    note('Links of the panel are left out.');
  }
  if (body.alert) {
    note('The alert of the panel is left out.');
  }
  noteRepeat(place, note);
  return { ...panel, notices: [...notices] };
}

function timingOf(body: z.output<typeof bodySchema>) {
  const { interval, maxDataPoints, timeFrom, timeShift } = body;
  return {
    ...(interval && { interval }),
    ...(maxDataPoints && { maxDataPoints: Math.ceil(maxDataPoints) }),
    ...(timeFrom && { timeFrom }),
    ...(timeShift && { timeShift }),
  };
}

function noteRepeat({ repeat }: Place, note: Note): void {
  if (repeat) {
    note(
      `Grafana repeats it for each value of ${repeat}; here it is drawn once, for all of them.`,
    );
  }
}
