import {
  STATUSES,
  type StatusCounts,
} from '@internal/plugin-odp-clusters-common';
import { capitalise, formatCount, PodCell } from '@internal/plugin-odp-react';
import { STEP_STRENGTHS } from '../../capacity/drawing/palette';
import { type Colouring, SHARE_STEPS } from '../../capacity/model/colouring';
import type { Detail } from '../../capacity/model/detail';
import { useLegendStyles } from './legendStyles';
import { NamespaceLegend } from './NamespaceLegend';
import type { Capacity } from './useCapacity';

interface CapacityLegendProps {
  capacity: Capacity;
  colouring: Colouring;
  detail: Detail;
  layer: string;
  onLayer: (layer: string) => void;
}

/** What the cells stand for, counted. */
export function CapacityLegend(props: CapacityLegendProps) {
  const { capacity, colouring, detail, layer, onLayer } = props;
  const classes = useLegendStyles();
  const { model, picture } = capacity;
  const { pods, leftOut: hidden } = picture.arrangement;
  const leftOut = hidden.length;
  const asNodes = detail === 'zone totals' || detail === 'node counts';
  const waiting = model.waiting.reduce(
    (sum, group) => sum + group.pods.length,
    0,
  );
  const total = pods.length + waiting;
  return (
    <div className={classes.root}>
      {asNodes && <NodeCounts {...props} />}
      {!asNodes && colouring === 'health' && <PodCounts capacity={capacity} />}
      {!asNodes && colouring === 'namespace' && (
        <NamespaceLegend capacity={capacity} layer={layer} onLayer={onLayer} />
      )}
      {!asNodes && (colouring === 'cpu' || colouring === 'memory') && (
        <Shares resource={colouring} />
      )}
      <span className={classes.total}>
        {formatCount(total)} {total === 1 ? 'pod' : 'pods'} on{' '}
        {formatCount(model.counts.nodes)}{' '}
        {model.counts.nodes === 1 ? 'node' : 'nodes'}
        {leftOut > 0 && ` · ${formatCount(leftOut)} of DaemonSets hidden`}
      </span>
    </div>
  );
}

function PodCounts({ capacity }: { capacity: Capacity }) {
  const classes = useLegendStyles();
  const { zones } = capacity;
  const sum = (read: (tally: (typeof zones)[number]) => number | undefined) =>
    zones.reduce((total, tally) => total + (read(tally) ?? 0), 0);
  const hidden = sum(tally => tally.hiddenPods);
  return (
    <>
      {[...STATUSES].reverse().map(status => (
        <span key={status} className={classes.entry}>
          <PodCell state={status} decorative />
          {capitalise(status)}
          <strong>{formatCount(sum(tally => tally.pods[status]))}</strong>
        </span>
      ))}
      {hidden > 0 && (
        <span className={classes.entry}>
          <PodCell state="not permitted" decorative />
          Not permitted <strong>{formatCount(hidden)}</strong>
        </span>
      )}
    </>
  );
}

function NodeCounts({ capacity, colouring }: CapacityLegendProps) {
  const classes = useLegendStyles();
  const counts: StatusCounts = {};
  for (const { nodes } of capacity.zones) {
    for (const status of STATUSES) {
      counts[status] = (counts[status] ?? 0) + (nodes[status] ?? 0);
    }
  }
  const filled = capacity.resource === 'cpu' ? 'CPU' : 'memory';
  return (
    <>
      <strong>Nodes</strong>
      {[...STATUSES].reverse().map(status => (
        <span key={status} className={classes.entry}>
          <PodCell state={status} decorative />
          {capitalise(status)}
          {status === 'healthy' && `, fill = ${filled} requested`}
          <strong>{formatCount(counts[status] ?? 0)}</strong>
        </span>
      ))}
      {colouring !== 'health' && (
        <span className={classes.quiet}>Zoom in to colour pods</span>
      )}
    </>
  );
}

function Shares({ resource }: { resource: 'cpu' | 'memory' }) {
  const classes = useLegendStyles();
  const ends = SHARE_STEPS.map(end => `${end * 100} %`);
  return (
    <>
      <span className={classes.quiet}>
        {resource === 'cpu' ? 'CPU' : 'Memory'} requested, of its node
      </span>
      {STEP_STRENGTHS.map((strength, step) => (
        <span key={strength} className={classes.entry}>
          <span
            aria-hidden
            className={classes.swatch}
            style={{
              background: `color-mix(in srgb, var(--odp-series-1) ${
                strength * 100
              }%, var(--odp-paper))`,
              borderColor: 'var(--odp-line)',
            }}
          />
          {step < ends.length ? `to ${ends[step]}` : `over ${ends[step - 1]}`}
        </span>
      ))}
      <span className={classes.entry}>
        <span
          aria-hidden
          className={classes.swatch}
          style={{ borderColor: 'var(--odp-secondary)' }}
        />
        asks for none
      </span>
    </>
  );
}
