import { z } from 'zod/v3';
import type { Target } from '../panel';
import { maybe, type Note } from './parse';

/** Old dashboards name a data source; newer ones give type and uid. */
export const datasourceSchema = maybe(
  z.union([
    z.string().transform(uid => ({ uid, type: undefined })),
    z.object({ type: maybe(z.string()), uid: maybe(z.string()) }),
  ]),
);
type Datasource = z.output<typeof datasourceSchema>;

export const rawTargetSchema = z.object({
  refId: maybe(z.string()),
  expr: maybe(z.string()),
  legendFormat: maybe(z.string()),
  instant: maybe(z.boolean()),
  range: maybe(z.boolean()),
  format: maybe(z.string()),
  hide: maybe(z.boolean()),
  exemplar: maybe(z.boolean()),
  interval: maybe(z.string()),
  intervalFactor: maybe(z.number()),
  datasource: datasourceSchema,
});
type RawTarget = z.output<typeof rawTargetSchema>;

const PROMETHEUS = 'prometheus';

/** Queries of Prometheus; those of other sources are noted. */
export function readTargets(
  targets: readonly RawTarget[],
  panel: Datasource,
  note: Note,
): Target[] {
  return targets.flatMap((target, index) => {
    const refId = target.refId ?? letterOf(index);
    const source = target.datasource ?? panel;
    const type = typeOf(source);
    if (type !== PROMETHEUS) {
      note(`Query ${refId} is one of ${type}, which the portal does not ask.`);
      return [];
    }
    if (!target.expr?.trim()) {
      note(`Query ${refId} is empty.`);
      return [];
    }
    return [readTarget(target, { refId, source, expr: target.expr }, note)];
  });
}

function readTarget(
  target: RawTarget,
  { refId, source, expr }: { refId: string; source: Datasource; expr: string },
  note: Note,
): Target {
  const { legendFormat, instant, range, format, interval } = target;
  if (instant && range) {
    note(`Query ${refId} is run over the range alone, not at its end too.`);
  }
  if (format === 'heatmap') {
    note(`The buckets of query ${refId} are drawn as series.`);
  }
  if (target.exemplar) {
    note(`The exemplars of query ${refId} are left out.`);
  }
  if (target.intervalFactor && target.intervalFactor !== 1) {
    note(`The coarser resolution of query ${refId} is left out.`);
  }
  return {
    refId,
    expr,
    instant: (instant ?? false) && !range,
    format: format === 'table' ? 'table' : 'time_series',
    hidden: target.hide ?? false,
    ...(legendFormat && { legend: legendFormat }),
    ...(interval && { interval }),
    ...(source?.uid && { datasource: source.uid }),
  };
}

/** Without a type it is the default source or a variable: taken for Prometheus. */
function typeOf(source: Datasource): string {
  if (source?.uid === '__expr__') {
    return 'expressions';
  }
  if (source?.uid === '-- Dashboard --') {
    return 'another panel';
  }
  if (source?.uid === '-- Grafana --' || source?.uid === 'grafana') {
    return 'Grafana itself';
  }
  if (source?.uid === '-- Mixed --') {
    return 'a source that it does not name';
  }
  return source?.type ?? PROMETHEUS;
}

function letterOf(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + (index % 26));
}
