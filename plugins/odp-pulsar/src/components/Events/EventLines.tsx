import type { MapLink } from '../../model/eventMap';
import { LINK_STYLES, linkWidth } from './linkStyles';

/** Pixels between two columns of the map. */
export const GUTTER = 110;

interface EventLinesProps {
  links: MapLink[];
  side: MapLink['side'];
  /** Middle of an event, in pixels from the top. */
  eventAt: (event: string) => number;
  /** Middle of a party, in pixels from the top. */
  partyAt: (party: string) => number;
  height: number;
  /** The event or the party that the pointer or the keyboard is on. */
  lit?: string;
}

/** The lines between the events and the parties of one side; the lists beside them tell the same. */
export function EventLines(props: EventLinesProps) {
  const { links, side, eventAt, partyAt, height, lit } = props;
  return (
    <svg
      aria-hidden
      width={GUTTER}
      height={height}
      viewBox={`0 0 ${GUTTER} ${height}`}
      style={{ display: 'block', flex: 'none' }}
    >
      {links
        .filter(link => link.side === side)
        .map(({ event, party, kind, weight }) => {
          const { stroke, dash, sign } = LINK_STYLES[kind];
          const isProducer = side === 'producers';
          const from = isProducer ? partyAt(party) : eventAt(event);
          const to = isProducer ? eventAt(event) : partyAt(party);
          const isDim = lit !== undefined && lit !== event && lit !== party;
          return (
            <g key={`${event} ${party}`} opacity={isDim ? 0.15 : 1}>
              <path
                d={`M0,${from} C${GUTTER * 0.5},${from} ${GUTTER * 0.5},${to} ${
                  GUTTER - 8
                },${to}`}
                fill="none"
                stroke={stroke}
                strokeWidth={linkWidth(kind, weight)}
                strokeDasharray={dash}
                strokeLinecap={kind === 'undeclared' ? 'round' : 'butt'}
              />
              <path
                d={`M${GUTTER - 8},${to - 4} L${GUTTER},${to} L${GUTTER - 8},${
                  to + 4
                }z`}
                fill={stroke}
              />
              {sign && (
                <>
                  <circle
                    cx={GUTTER / 2}
                    cy={(from + to) / 2}
                    r={7}
                    fill="var(--odp-paper)"
                    stroke={stroke}
                    strokeWidth={1.5}
                  />
                  <text
                    x={GUTTER / 2}
                    y={(from + to) / 2 + 4}
                    textAnchor="middle"
                    fontSize={11}
                    fontWeight={500}
                    fill="var(--odp-text)"
                  >
                    {sign}
                  </text>
                </>
              )}
            </g>
          );
        })}
    </svg>
  );
}
