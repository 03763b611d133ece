import { visuallyHidden } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  forwardRef,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Camera, Point } from '../../capacity/model/camera';
import {
  bringIntoView,
  fitPlace,
  zoomAtPlace,
} from '../../capacity/model/closeUp';
import type { Place } from '../../capacity/model/hitTest';
import { placeInWords } from '../../capacity/model/say';
import {
  type Marker,
  markerAt,
  placeOf,
  placeOfMarker,
  type Selection,
  selectionAt,
} from '../../capacity/model/selection';
import { MapTooltip } from './MapTooltip';
import type { Capacity } from './useCapacity';
import { useMapKeys } from './useMapKeys';
import { useMapPointer } from './useMapPointer';
import { useHeightBelow, useStage } from './useStage';

const useStyles = makeStyles({
  root: {
    position: 'relative',
    // A finger scrolls the page up and down and the map sideways; the buttons below zoom.
    touchAction: 'pan-y',
    cursor: 'grab',
    '&:active': { cursor: 'grabbing' },
    // The ring lies above the canvas, which would cover an outline.
    outline: 'none !important',
    '&:focus-visible::after': {
      content: '""',
      position: 'absolute',
      inset: 0,
      border: '2px solid var(--odp-text)',
      borderRadius: 'var(--odp-radius-normal)',
      pointerEvents: 'none',
    },
  },
  canvas: { position: 'absolute', inset: 0, width: '100%', height: '100%' },
});

/** What others may ask of the map. */
export interface MapHandle {
  /** Moves the camera until a place is seen, no more than it takes. */
  reveal(selection: Selection): void;
  /** Shows a place as large as it goes. */
  fit(selection: Selection): void;
  fitWhole(): void;
  zoomBy(factor: number): void;
  focus(): void;
}

interface CapacityMapProps {
  capacity: Capacity;
  /** What is shown is old: the ground is hatched. */
  stale: boolean;
  selection?: Selection;
  onSelect: (selection: Selection, by: 'pointer' | 'keyboard') => void;
  onCamera: (camera: Camera) => void;
  /** The browser gives no canvas to draw on. */
  onNoCanvas: () => void;
}

/** The picture on a canvas: pointer, keyboard, and words for those who do not see it. */
export const CapacityMap = forwardRef<MapHandle, CapacityMapProps>(
  (props, ref) => {
    const { capacity, stale, selection } = props;
    const { onSelect, onCamera, onNoCanvas } = props;
    const { picture, tallies } = capacity;
    const { arrangement } = picture;
    const classes = useStyles();
    const helpId = useId();
    const root = useRef<HTMLDivElement>(null);
    const canvas = useRef<HTMLCanvasElement>(null);
    const height = useHeightBelow(root);
    const [marker, setMarker] = useState<Marker>();
    const [hovered, setHovered] = useState<{ place: Place; at: Point }>();

    const selected = useMemo(
      () => selection && placeOf(arrangement, selection),
      [arrangement, selection],
    );
    const cursor = useMemo(
      () => marker && placeOfMarker(arrangement, marker),
      [arrangement, marker],
    );
    const scene = useMemo(
      () => ({ ...capacity, stale, selected, cursor }),
      [capacity, stale, selected, cursor],
    );
    const stage = useStage(scene, { root, canvas, onCamera, onNoCanvas });

    const latest = useRef({ picture, at: cursor ?? selected });
    latest.current = { picture, at: cursor ?? selected };
    const reveal = useCallback(
      (place: Place) =>
        stage.current?.travel((camera, view) =>
          bringIntoView(latest.current.picture, place, { camera, view }),
        ),
      [stage],
    );
    const fit = useCallback(
      (place: Place) =>
        stage.current?.travel((_, view) =>
          fitPlace(latest.current.picture, place, view),
        ),
      [stage],
    );
    const zoomBy = useCallback(
      (factor: number) =>
        stage.current?.travel((camera, view) =>
          zoomAtPlace(latest.current, { camera, view }, factor),
        ),
      [stage],
    );
    // A link that shows a pod shows it near enough to be seen.
    const first = useRef(selected);
    useEffect(() => {
      if (first.current) {
        reveal(first.current);
      }
    }, [reveal]);

    useImperativeHandle(
      ref,
      () => {
        const at = (wanted: Selection, show: (place: Place) => void) => {
          const place = placeOf(latest.current.picture.arrangement, wanted);
          if (place) {
            show(place);
          }
        };
        return {
          reveal: wanted => at(wanted, reveal),
          fit: wanted => at(wanted, fit),
          fitWhole: () => stage.current?.fitWhole(),
          zoomBy,
          focus: () => root.current?.focus(),
        };
      },
      [stage, reveal, fit, zoomBy],
    );

    const pointer = useMapPointer({
      stage,
      picture,
      onHover: setHovered,
      onChoose: place => {
        setMarker(undefined);
        onSelect(selectionAt(arrangement, place), 'pointer');
      },
      onFit: fit,
    });
    const onKeyDown = useMapKeys({
      capacity,
      at: cursor ?? selected,
      zoom: () => stage.current?.camera.zoom ?? 1,
      onZoom: zoomBy,
      onWhole: () => stage.current?.fitWhole(),
      onMove: place => {
        setMarker(markerAt(arrangement, place));
        reveal(place);
      },
      onChoose: place => onSelect(selectionAt(arrangement, place), 'keyboard'),
    });
    const inWords = (place: Place) =>
      placeInWords({ arrangement, tallies }, place);

    return (
      // An application is worked with by its own keys and by the pointer.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
      <div
        ref={root}
        className={classes.root}
        style={{ height }}
        role="application"
        aria-label="Map of zones, pools, nodes and pods"
        aria-describedby={helpId}
        // The map is one stop of the keyboard; arrows go on inside it.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => setMarker(undefined)}
        {...pointer}
      >
        <canvas ref={canvas} className={classes.canvas} aria-hidden />
        {hovered && (
          <MapTooltip at={hovered.at} text={inWords(hovered.place)} />
        )}
        <span id={helpId} style={visuallyHidden}>
          Arrow keys move between neighbours, n and Shift n between pods and
          nodes that are not healthy, Enter opens the details, Escape closes
          them, plus and minus zoom, 0 shows everything. The list tells the
          same.
        </span>
        <span role="status" style={visuallyHidden}>
          {cursor && inWords(cursor)}
        </span>
      </div>
    );
  },
);
