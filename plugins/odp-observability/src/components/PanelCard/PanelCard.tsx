import type { Panel } from '@internal/plugin-odp-observability-common';
import {
  Panel as Card,
  useHeight,
  ViewState,
  type ViewStateValue,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useMemo, useRef, useState } from 'react';
import { pictureDrawn, twinsOf } from '../../model/pictureDrawn';
import { panelStateOf } from '../../model/panelState';
import type { PanelQueries } from '../../query/PanelQueries';
import { useReading } from '../../query/useReadings';
import { TwinTables } from '../FrameTable/TwinTables';
import { usePanelSurroundings } from '../PanelSurroundings';
import { PanelMenu } from './PanelMenu';
import { PanelNotices } from './PanelNotices';
import { PanelQueryText } from './PanelQueryText';
import { PanelTitleHint } from './PanelTitleHint';
import { isQueried, pictureOf } from './pictureOf';
import { UnsupportedPanel } from './UnsupportedPanel';
import { useIsSlow } from './useIsSlow';

const useStyles = makeStyles({
  root: { minWidth: 0 },
  body: { flex: '1 1 auto', minHeight: 0, overflow: 'auto' },
  // Beside a query, which makes the card higher.
  bodyBelow: { flex: 'none' },
  pointed: {
    outline: '2px solid var(--odp-primary)',
    outlineOffset: 1,
    borderRadius: 'var(--odp-radius-normal)',
  },
});

/** Pixels of a card beside its picture, of the lines above it in each state, and of the line of its notices. */
const HEAD = 40;
const NOTICES = 24;
/** Pixels below which no picture is drawn. */
const LEAST = 44;
const LINES: Partial<Record<ViewStateValue['kind'], number>> = {
  loading: 30,
  stale: 60,
};

/** What one panel is shown with. */
export interface PanelCardProps {
  panel: Panel;
  queries: PanelQueries;
  /** Pixels of the card. */
  height: number;
  /** The range that the page asks for, in one text. */
  askedFor: string;
  onRetry: () => void;
  grafanaUrl?: string;
  /** The page, pointing at this panel. */
  link: string;
  /** A link points at it: it is marked, and scrolled to. */
  isPointedAt: boolean;
  doctorPath?: string;
}

/** One panel in its card: its state is its own, and the last good data stays with its age. */
export function PanelCard(props: PanelCardProps) {
  const { panel, queries, height, askedFor, grafanaUrl, isPointedAt } = props;
  const classes = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [isTable, setIsTable] = useState(false);
  const [isQueryShown, setIsQueryShown] = useState(false);
  const reading = useReading(queries, panel.id);
  const isSlow = useIsSlow(reading.loadingSince);
  const { answer } = reading;
  const isAsked = isQueried(panel);
  const title = panel.title || 'Untitled panel';
  const room = height - HEAD;
  const measured = useHeight(body, room);
  const warnings = answer?.warnings ?? [];
  const hasNotices = panel.notices.length + warnings.length > 0;

  useEffect(() => {
    if (isPointedAt) {
      root.current?.scrollIntoView?.({ block: 'center' });
    }
  }, [isPointedAt]);

  const state: ViewStateValue = isAsked
    ? panelStateOf(panel, reading, {
        askedFor,
        isSlow,
        onRetry: props.onRetry,
        doctorPath: props.doctorPath,
      })
    : { kind: 'ready' };
  return (
    <div
      ref={root}
      className={`${classes.root} ${isPointedAt ? classes.pointed : ''}`}
      // Its place in the grid; only a query that is asked for makes it higher.
      style={isQueryShown ? { minHeight: height } : { height }}
    >
      <Card
        title={title}
        hint={<PanelTitleHint panel={panel} />}
        padded={false}
        isFilling
        actions={
          <PanelMenu
            title={title}
            table={
              isAsked && panel.type !== 'table'
                ? { isShown: isTable, onToggle: () => setIsTable(!isTable) }
                : undefined
            }
            query={
              isAsked
                ? {
                    isShown: isQueryShown,
                    onToggle: () => setIsQueryShown(!isQueryShown),
                  }
                : undefined
            }
            grafanaUrl={grafanaUrl}
            link={props.link}
          />
        }
      >
        {isQueryShown && (
          <PanelQueryText panel={panel} executed={answer?.executed} />
        )}
        <div
          ref={body}
          className={`${classes.body} ${isQueryShown ? classes.bodyBelow : ''}`}
          style={isQueryShown ? { height: room } : undefined}
        >
          {panel.type === 'unsupported' ? (
            <UnsupportedPanel panel={panel} grafanaUrl={grafanaUrl} />
          ) : (
            <>
              <ViewState padded={false} state={state}>
                {(answer?.state === 'data' || !isAsked) && (
                  <PanelPicture
                    panel={panel}
                    answer={answer}
                    isTable={isTable}
                    height={Math.max(
                      LEAST,
                      measured -
                        (LINES[state.kind] ?? 0) -
                        (hasNotices ? NOTICES : 0),
                    )}
                  />
                )}
              </ViewState>
              <PanelNotices notices={panel.notices} warnings={warnings} />
            </>
          )}
        </div>
      </Card>
    </div>
  );
}

interface PanelPictureProps {
  panel: Panel;
  answer: ReturnType<PanelQueries['readingOf']>['answer'];
  isTable: boolean;
  height: number;
}

function PanelPicture(props: PanelPictureProps) {
  const { panel, answer, isTable, height } = props;
  const { clock } = usePanelSurroundings();
  const Picture = pictureOf(panel.type);
  const picture = useMemo(() => pictureDrawn(panel, answer), [panel, answer]);
  if (isTable) {
    return (
      <TwinTables
        twins={twinsOf(picture, clock)}
        title={panel.title}
        height={height}
      />
    );
  }
  return Picture ? <Picture picture={picture} height={height} /> : null;
}
