import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { EventFlow } from '@internal/plugin-odp-pulsar-common';
import {
  linkButton,
  StatusIcon,
  visuallyHidden,
} from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { linkKind, type MapParty } from '../../model/eventMap';
import { ratesInWords } from '../../model/words';
import { LINK_STYLES } from './linkStyles';

/** Pixels between the middles of two boxes. */
export const EVENT_HEIGHT = 60;
export const PARTY_HEIGHT = 44;

const useStyles = makeStyles({
  column: {
    position: 'relative',
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
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

/** The parties of one side, each at its place. */
export function PartyBoxes(props: {
  parties: MapParty[];
  height: number;
  onLit: (name: string | undefined) => void;
}) {
  const { parties, height, onLit } = props;
  const classes = useStyles();
  return (
    <ul className={classes.column} style={{ height }}>
      {parties.map(({ name, entity, status, isDeclared, place }) => (
        <Box
          key={name}
          top={place * height}
          height={PARTY_HEIGHT - 12}
          className={isDeclared ? undefined : classes.undeclared}
          onLit={isLit => onLit(isLit ? name : undefined)}
        >
          <StatusIcon status={status} size={13} />
          <span className={classes.words} title={name}>
            <span className={classes.name}>
              {entity ? <EntityRefLink entityRef={entity} hideIcon /> : name}
            </span>
          </span>
        </Box>
      ))}
    </ul>
  );
}

/** The event types in their order, each at its place. */
export function EventBoxes(props: {
  events: Array<{ flow: EventFlow; place: number }>;
  height: number;
  onEvent: (event: string) => void;
  onLit: (name: string | undefined) => void;
}) {
  const { events, height, onEvent, onLit } = props;
  const classes = useStyles();
  return (
    <ul className={classes.column} style={{ height }}>
      {events.map(({ flow, place }) => (
        <Box
          key={flow.event}
          top={place * height}
          height={EVENT_HEIGHT - 12}
          onLit={isLit => onLit(isLit ? flow.event : undefined)}
        >
          <EventWords flow={flow} onEvent={onEvent} />
        </Box>
      ))}
    </ul>
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
