import type { EventFlow } from '@internal/plugin-odp-pulsar-common';
import { useWidth } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo, useRef, useState } from 'react';
import { eventMap, type MapParty } from '../../model/eventMap';
import { EventLines } from './EventLines';
import { EVENT_HEIGHT, EventBoxes, PARTY_HEIGHT, PartyBoxes } from './MapBoxes';

/** Pixels. */
const PARTY_WIDTH = 180;
const EVENT_WIDTH = 300;
const PADDING = 14;
const LEAST_GUTTER = 90;
const MOST_GUTTER = 260;

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  map: {
    display: 'flex',
    width: 'max-content',
    margin: '0 auto',
    padding: `8px ${PADDING}px 14px`,
  },
  parties: { width: PARTY_WIDTH, flex: 'none' },
  events: { width: EVENT_WIDTH, flex: 'none' },
  title: {
    fontSize: 11.5,
    fontWeight: 500,
    color: 'var(--odp-secondary)',
    margin: '0 0 4px',
    lineHeight: '16px',
  },
  // Under the titles of the columns.
  lines: { paddingTop: 20 },
});

interface EventMapViewProps {
  flows: EventFlow[];
  /** Shows the topics of an event. */
  onEvent: (event: string) => void;
}

/** Who produces each event type, and who consumes it, as lines. */
export function EventMapView({ flows, onEvent }: EventMapViewProps) {
  const classes = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const room = useWidth(root, 1100);
  const [lit, setLit] = useState<string>();
  const map = useMemo(() => eventMap(flows), [flows]);
  const height = Math.max(
    map.events.length * EVENT_HEIGHT,
    map.producers.length * PARTY_HEIGHT,
    map.consumers.length * PARTY_HEIGHT,
  );
  const gutter = Math.min(
    MOST_GUTTER,
    Math.max(
      LEAST_GUTTER,
      (room - 2 * PADDING - 2 * PARTY_WIDTH - EVENT_WIDTH) / 2,
    ),
  );
  const placeIn = (parties: MapParty[]) => (name: string) =>
    (parties.find(party => party.name === name)?.place ?? 0) * height;
  const eventAt = (event: string) =>
    (map.events.find(({ flow }) => flow.event === event)?.place ?? 0) * height;
  const lines = (side: 'producers' | 'consumers') => (
    <div className={classes.lines}>
      <EventLines
        links={map.links}
        side={side}
        eventAt={eventAt}
        partyAt={placeIn(map[side])}
        width={gutter}
        height={height}
        lit={lit}
      />
    </div>
  );
  const parties = (side: 'producers' | 'consumers', title: string) => (
    <div className={classes.parties}>
      <h2 className={classes.title}>{title}</h2>
      <PartyBoxes parties={map[side]} height={height} onLit={setLit} />
    </div>
  );
  return (
    <div ref={root} className={classes.scroll}>
      <div className={classes.map}>
        {parties('producers', 'Producers')}
        {lines('producers')}
        <div className={classes.events}>
          <h2 className={classes.title}>Event types</h2>
          <EventBoxes
            events={map.events}
            height={height}
            onEvent={onEvent}
            onLit={setLit}
          />
        </div>
        {lines('consumers')}
        {parties('consumers', 'Consumers')}
      </div>
    </div>
  );
}
