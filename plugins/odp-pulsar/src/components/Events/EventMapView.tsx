import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { EventFlow } from '@internal/plugin-odp-pulsar-common';
import {
  linkButton,
  StatusIcon,
  visuallyHidden,
} from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import { type ReactNode, useMemo, useState } from 'react';
import { eventMap, linkKind, type MapParty } from '../../model/eventMap';
import { ratesInWords } from '../../model/words';
import { EventLines } from './EventLines';
import { LINK_STYLES } from './linkStyles';

/** Pixels. */
const EVENT_HEIGHT = 62;
const PARTY_HEIGHT = 40;

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  map: { display: 'flex', minWidth: 860, padding: '8px 14px 14px' },
  parties: { width: 180, flex: 'none' },
  events: { flex: '1 1 260px', minWidth: 240 },
  column: {
    position: 'relative',
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  title: {
    fontSize: 11.5,
    fontWeight: 500,
    color: 'var(--odp-secondary)',
    margin: '0 0 4px',
  },
  spacer: { paddingTop: 21 },
  box: {
    position: 'absolute',
    left: 0,
    right: 0,
    boxSizing: 'border-box',
    display: 'flex',
    gap: 8,
    alignItems: 'center',
    padding: '0 10px',
    border: '1px solid var(--odp-line)',
    borderRadius: 'var(--odp-radius-normal)',
    background: 'var(--odp-paper)',
    fontSize: 12.5,
    transform: 'translateY(-50%)',
    '&:hover, &:focus-within': { borderColor: 'var(--odp-primary)' },
  },
  undeclared: {
    borderStyle: 'dashed',
    borderColor: 'var(--odp-degraded-fill)',
  },
  words: { minWidth: 0, flex: 1 },
  name: {
    display: 'block',
    fontWeight: 500,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  link: linkButton,
  second: {
    display: 'block',
    fontSize: 'var(--odp-font-smallest)',
    color: 'var(--odp-secondary)',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  gap: { color: 'var(--odp-degraded-text)' },
});

interface EventMapViewProps {
  flows: EventFlow[];
  /** Shows the topics of an event. */
  onEvent: (event: string) => void;
}

/** Who produces each event type, and who consumes it, as lines. */
export function EventMapView({ flows, onEvent }: EventMapViewProps) {
  const classes = useStyles();
  const [lit, setLit] = useState<string>();
  const map = useMemo(() => eventMap(flows), [flows]);
  const height = Math.max(
    map.events.length * EVENT_HEIGHT,
    map.producers.length * PARTY_HEIGHT,
    map.consumers.length * PARTY_HEIGHT,
  );
  const placesOf = (parties: MapParty[]) => (name: string) =>
    (parties.find(party => party.name === name)?.place ?? 0) * height;
  const eventAt = (event: string) =>
    (map.events.find(({ flow }) => flow.event === event)?.place ?? 0) * height;
  const lines = (side: 'producers' | 'consumers') => (
    <div className={classes.spacer}>
      <EventLines
        links={map.links}
        side={side}
        eventAt={eventAt}
        partyAt={placesOf(map[side])}
        height={height}
        lit={lit}
      />
    </div>
  );
  return (
    <div className={classes.scroll}>
      <div className={classes.map}>
        <Parties
          title="Producers"
          parties={map.producers}
          height={height}
          onLit={setLit}
        />
        {lines('producers')}
        <div className={classes.events}>
          <h3 className={classes.title}>Event types</h3>
          <ul className={classes.column} style={{ height }}>
            {map.events.map(({ flow, place }) => (
              <Box
                key={flow.event}
                top={place * height}
                height={EVENT_HEIGHT - 12}
                onLit={isLit => setLit(isLit ? flow.event : undefined)}
              >
                <EventWords flow={flow} onEvent={onEvent} />
              </Box>
            ))}
          </ul>
        </div>
        {lines('consumers')}
        <Parties
          title="Consumers"
          parties={map.consumers}
          height={height}
          onLit={setLit}
        />
      </div>
    </div>
  );
}

function Box(props: {
  top: number;
  height: number;
  className?: string;
  onLit: (isLit: boolean) => void;
  children: ReactNode;
}) {
  const { top, height, className = '', onLit, children } = props;
  const classes = useStyles();
  return (
    <li
      className={`${classes.box} ${className}`}
      style={{ top, height }}
      onMouseEnter={() => onLit(true)}
      onMouseLeave={() => onLit(false)}
      onFocus={() => onLit(true)}
      onBlur={() => onLit(false)}
    >
      {children}
    </li>
  );
}

function EventWords(props: {
  flow: EventFlow;
  onEvent: (event: string) => void;
}) {
  const { flow, onEvent } = props;
  const classes = useStyles();
  const { event, status, description, gaps, rates, topics } = flow;
  return (
    <>
      <StatusIcon status={status} />
      <span className={classes.words}>
        <span className={classes.name}>
          <button
            type="button"
            className={classes.link}
            title={description}
            onClick={() => onEvent(event)}
          >
            {event}
          </button>
        </span>
        <span
          className={`${classes.second} ${gaps.length ? classes.gap : ''}`}
          title={gaps.join('; ')}
        >
          {gaps[0] ?? `${ratesInWords(rates)} · ${plural(topics, 'topic')}`}
        </span>
        <span style={visuallyHidden}>
          {(['producers', 'consumers'] as const).map(
            side =>
              `${side}: ${
                flow[side]
                  .map(
                    party =>
                      `${party.name}, ${LINK_STYLES[linkKind(party)].words}`,
                  )
                  .join('; ') || 'none'
              }. `,
          )}
        </span>
      </span>
    </>
  );
}

function Parties(props: {
  title: string;
  parties: MapParty[];
  height: number;
  onLit: (name: string | undefined) => void;
}) {
  const { title, parties, height, onLit } = props;
  const classes = useStyles();
  return (
    <div className={classes.parties}>
      <h3 className={classes.title}>{title}</h3>
      <ul className={classes.column} style={{ height }}>
        {parties.map(({ name, entity, status, isDeclared, place }) => (
          <Box
            key={name}
            top={place * height}
            height={PARTY_HEIGHT - 8}
            className={isDeclared ? undefined : classes.undeclared}
            onLit={isLit => onLit(isLit ? name : undefined)}
          >
            <StatusIcon status={status} size={13} />
            <span className={classes.words} title={name}>
              <span className={classes.name}>
                {entity ? <EntityRefLink entityRef={entity} /> : name}
              </span>
            </span>
          </Box>
        ))}
      </ul>
    </div>
  );
}
