import '@xyflow/react/dist/base.css';
import type { Architecture } from '@internal/plugin-odp-clusters-common';
import { useWidth } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { ReactFlow } from '@xyflow/react';
import { type MouseEvent, useMemo, useRef, useState } from 'react';
import type {
  ArchitectureSelection,
  FilteredArchitecture,
} from '../../../architecture/model/filterArchitecture';
import type { LegendEntry } from '../../../architecture/model/legend';
import { layOut, type Picture } from '../../../architecture/model/layout';
import { pictureOf } from '../../../architecture/model/picture';
import { EdgeLegend } from '../EdgeLegend';
import { graphNodes } from './graphNodes';
import { ComponentCard } from './ComponentCard';
import { EdgeLayer } from './EdgeLayer';
import { LayerBand } from './LayerBand';
import { useGraphKeys } from './useGraphKeys';
import { ZoomButtons } from './ZoomButtons';

const NODE_TYPES = { component: ComponentCard, band: LayerBand };

/** Smaller than this the words cannot be read; the picture scrolls instead. */
const SMALLEST_FIT = 0.85;

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  flow: {
    '& .react-flow__pane': { cursor: 'default', touchAction: 'auto' },
    '& .react-flow__node-band': { pointerEvents: 'none' },
  },
});

/** Everything React Flow would do by itself: the picture stays where it is, and the page scrolls. */
const STILL = {
  nodesDraggable: false,
  nodesConnectable: false,
  nodesFocusable: false,
  edgesFocusable: false,
  elementsSelectable: false,
  panOnDrag: false,
  panOnScroll: false,
  zoomOnScroll: false,
  zoomOnPinch: false,
  zoomOnDoubleClick: false,
  preventScrolling: false,
  disableKeyboardA11y: true,
  deleteKeyCode: null,
  selectionKeyCode: null,
  multiSelectionKeyCode: null,
  panActivationKeyCode: null,
  zoomActivationKeyCode: null,
  minZoom: 0.1,
  proOptions: { hideAttribution: true },
} as const;

interface ArchitectureGraphProps {
  architecture: Architecture;
  shown: FilteredArchitecture;
  legend: LegendEntry[];
  selection: ArchitectureSelection;
  titleOf: (component: string) => string;
  onSelect: (selection: ArchitectureSelection, byKey: boolean) => void;
}

/** The platform on one picture: layers as bands, components as cards, edges through the gutters between them. */
export function ArchitectureGraph(props: ArchitectureGraphProps) {
  const { architecture, shown, legend, selection, titleOf, onSelect } = props;
  const classes = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root, 856);
  const [scale, setScale] = useState(1);
  const [visited, setVisited] = useState<string>();
  // A tick that changes no component and no edge finds the same text, and keeps the layout.
  const picture = JSON.stringify(pictureOf(architecture));
  const layout = useMemo(
    () => layOut(JSON.parse(picture) as Picture, width),
    [picture, width],
  );
  const fit = Math.max(SMALLEST_FIT, Math.min(1, width / layout.width));
  const zoom = fit * scale;
  const nodes = useMemo(
    () => graphNodes({ architecture, shown, selection, layout, visited }),
    [architecture, shown, selection, layout, visited],
  );
  const lit = useMemo(
    () => new Map([...layout.cards].filter(([name]) => shown.lit.has(name))),
    [layout, shown],
  );
  const onKeyDown = useGraphKeys({
    root,
    cards: lit,
    edges: shown.edges,
    onSelect,
  });
  const onClick = (event: MouseEvent) => {
    const part = (event.target as Element).closest<HTMLElement>(
      '[data-component], [data-edge], [data-words-of]',
    );
    const { component, edge = part?.dataset.wordsOf } = part?.dataset ?? {};
    if (component || edge) {
      // A click that no pointer made comes from the keyboard.
      onSelect({ component, edge }, event.detail === 0);
    }
  };
  return (
    <>
      <EdgeLegend
        entries={legend}
        end={
          <ZoomButtons
            scale={scale}
            whole={() => wholeOf(root.current, layout.height * fit)}
            onScale={setScale}
          />
        }
      />
      <div
        ref={root}
        role="presentation"
        className={classes.scroll}
        onClick={onClick}
        onKeyDown={onKeyDown}
        onFocus={({ target }) => setVisited(target.dataset.component)}
      >
        <div
          style={{ width: layout.width * zoom, height: layout.height * zoom }}
        >
          <ReactFlow
            {...STILL}
            className={classes.flow}
            aria-label={`Architecture of ${architecture.cluster}. Arrow keys go from component to component, E through the paths of one, Enter opens it.`}
            nodes={nodes}
            nodeTypes={NODE_TYPES}
            viewport={{ x: 0, y: 0, zoom }}
          >
            <EdgeLayer
              edges={shown.edges}
              layout={layout}
              selection={selection}
              titleOf={titleOf}
            />
          </ReactFlow>
        </div>
      </div>
    </>
  );
}

/** The scale at which the whole picture fits below the top of the window, less what stands above it. */
function wholeOf(root: HTMLElement | null, height: number): number {
  const above = Math.max(0, root?.getBoundingClientRect().top ?? 0);
  return Math.min(1, Math.max(200, window.innerHeight - above - 16) / height);
}
