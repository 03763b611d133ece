import type { Panel } from '@internal/plugin-odp-observability-common';
import {
  Panel as Card,
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
  // The card fills the place that the grid gives it.
  root: { display: 'grid', minWidth: 0, height: '100%' },
  pointed: {
    outline: '2px solid var(--odp-primary)',
    outlineOffset: 1,
    borderRadius: 'var(--odp-radius-normal)',
  },
});

/** Pixels of a card beside its picture, and of the lines above it in each state. */
const HEAD = 56;
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
  const [isTable, setIsTable] = useState(false);
  const [isQueryShown, setIsQueryShown] = useState(false);
  const reading = useReading(queries, panel.id);
  const isSlow = useIsSlow(reading.loadingSince);
  const { answer } = reading;
  const isAsked = isQueried(panel);
  const title = panel.title || 'Untitled panel';

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
    >
      <Card
        title={title}
        hint={<PanelTitleHint panel={panel} />}
        padded={false}
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
                    60,
                    height - HEAD - (LINES[state.kind] ?? 0),
                  )}
                />
              )}
            </ViewState>
            <PanelNotices
              notices={panel.notices}
              warnings={answer?.warnings ?? []}
            />
          </>
        )}
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
