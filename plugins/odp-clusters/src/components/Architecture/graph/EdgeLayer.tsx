import type { ArchitectureEdge } from '@internal/plugin-odp-clusters-common';
import { makeStyles } from '@material-ui/core/styles';
import { ViewportPortal } from '@xyflow/react';
import { useId } from 'react';
import { edgeLabel, wordsOnEdge } from '../../../architecture/model/edgeWords';
import type { ArchitectureSelection } from '../../../architecture/model/filterArchitecture';
import type { ArchitectureLayout } from '../../../architecture/model/layout';
import { EdgeSign } from '../EdgeSign';
import { EDGE_STYLES } from '../edgeStyles';
import { ArrowHeads } from './ArrowHeads';
import { EdgeLine } from './EdgeLine';

/** What is drawn later lies above. */
const DRAWN: Array<ArchitectureEdge['kind']> = [
  'allowed',
  'quiet',
  'unknown',
  'declared',
  'carrying',
  'undeclared',
  'blocked',
];

const useStyles = makeStyles({
  lines: {
    position: 'absolute',
    left: 0,
    top: 0,
    overflow: 'visible',
    pointerEvents: 'none',
  },
  words: {
    position: 'absolute',
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: 4,
    border: '1px solid currentColor',
    borderRadius: 2,
    background: 'var(--odp-paper)',
    fontSize: 11,
    fontWeight: 500,
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    pointerEvents: 'all',
  },
  blocked: { color: 'var(--odp-failing-text)' },
  undeclared: { color: 'var(--odp-degraded-text)' },
});

interface EdgeLayerProps {
  edges: ArchitectureEdge[];
  layout: ArchitectureLayout;
  selection: ArchitectureSelection;
  titleOf: (component: string) => string;
}

/**
 * The edges over the picture. They are no edges of React Flow, because their
 * ways are laid out already and need no handles that it would measure.
 */
export function EdgeLayer(props: EdgeLayerProps) {
  const { edges, layout, selection, titleOf } = props;
  const classes = useStyles();
  const heads = useId();
  const { component } = selection;
  const ordered = [...edges]
    .filter(({ id }) => layout.lines.has(id))
    .sort((a, b) => DRAWN.indexOf(a.kind) - DRAWN.indexOf(b.kind));
  return (
    <ViewportPortal>
      <svg
        className={classes.lines}
        width={layout.width}
        height={layout.height}
        role="group"
        aria-label="Paths between components"
      >
        <ArrowHeads prefix={heads} />
        {ordered.map(edge => (
          <EdgeLine
            key={edge.id}
            id={edge.id}
            kind={edge.kind}
            perMinute={edge.observed.perMinute}
            label={edgeLabel(edge, titleOf)}
            layout={layout.lines.get(edge.id)!}
            selected={edge.id === selection.edge}
            touching={edge.from === component || edge.to === component}
            heads={heads}
          />
        ))}
      </svg>
      {ordered.map(edge => {
        const { words } = layout.lines.get(edge.id)!;
        const { sign, stroke } = EDGE_STYLES[edge.kind];
        return (
          words && (
            <span
              key={edge.id}
              aria-hidden
              data-words-of={edge.id}
              className={`${classes.words} ${
                edge.kind === 'blocked' ? classes.blocked : classes.undeclared
              }`}
              style={{
                left: words.x,
                top: words.y,
                width: words.width,
                height: words.height,
              }}
            >
              <svg width={13} height={13} viewBox="-6.5 -6.5 13 13">
                <EdgeSign sign={sign!} colour={stroke} size={5.5} />
              </svg>
              {wordsOnEdge(edge)}
            </span>
          )
        );
      })}
    </ViewportPortal>
  );
}
