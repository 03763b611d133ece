import type { EventFlow } from '@internal/plugin-odp-pulsar-common';
import { useWidth } from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo, useRef, useState } from 'react';
import { eventMap, type MapParty } from '../../model/eventMap';
import { EventLines } from './EventLines';
import { EVENT_HEIGHT, EventBoxes, PARTY_HEIGHT, PartyBoxes } from './MapBoxes';

/** Pixels of the columns, where there is room and where there is little. */
const ROOMY = { party: 180, event: 300 };
const TIGHT = { party: 146, event: 236 };
const PADDING = 14;
const LEAST_GUTTER = 84;
const MOST_GUTTER = 260;

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  map: {
    display: 'flex',
    width: 'max-content',
    margin: '0 auto',
    padding: `8px ${PADDING}px 14px`,
  },
  parties: { flex: 'none' },
  events: { flex: 'none' },
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
  const { party, event } = room < 940 ? TIGHT : ROOMY;
  const gutter = Math.min(
    MOST_GUTTER,
    Math.max(LEAST_GUTTER, (room - 2 * PADDING - 2 * party - event) / 2),
  );
  const placeIn = (parties: MapParty[]) => (name: string) =>
    (parties.find(one => one.name === name)?.place ?? 0) * height;
  const eventAt = (name: string) =>
    (map.events.find(({ flow }) => flow.event === name)?.place ?? 0) * height;
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
    <div className={classes.parties} style={{ width: party }}>
      <h2 className={classes.title}>{title}</h2>
      <PartyBoxes parties={map[side]} height={height} onLit={setLit} />
    </div>
  );
  return (
    <div ref={root} className={classes.scroll}>
      <div className={classes.map}>
        {parties('producers', 'Producers')}
        {lines('producers')}
        <div className={classes.events} style={{ width: event }}>
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
