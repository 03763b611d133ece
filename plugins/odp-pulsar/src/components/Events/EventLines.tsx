import type { MapLink } from '../../model/eventMap';
import { LINK_STYLES, linkWidth } from './linkStyles';

interface EventLinesProps {
  links: MapLink[];
  side: MapLink['side'];
  /** Middle of an event, in pixels from the top. */
  eventAt: (event: string) => number;
  /** Middle of a party, in pixels from the top. */
  partyAt: (party: string) => number;
  /** Pixels. */
  width: number;
  height: number;
  /** The event or the party that the pointer or the keyboard is on. */
  lit?: string;
}

/** Pixels of an arrow's head. */
const HEAD = 7;

/** The lines between the events and the parties of one side; the lists beside them tell the same. */
export function EventLines(props: EventLinesProps) {
  const { links, side, eventAt, partyAt, width, height, lit } = props;
  const isProducer = side === 'producers';
  return (
    <svg
      aria-hidden
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      style={{ display: 'block', flex: 'none' }}
    >
      {links
        .filter(link => link.side === side)
        .map(link => {
          const { event, party } = link;
          const isDim = lit !== undefined && lit !== event && lit !== party;
          return (
            <g key={`${event} ${party}`} opacity={isDim ? 0.12 : 1}>
              <Line
                link={link}
                width={width}
                from={isProducer ? partyAt(party) : eventAt(event)}
                to={isProducer ? eventAt(event) : partyAt(party)}
              />
            </g>
          );
        })}
    </svg>
  );
}

function Line(props: {
  link: MapLink;
  width: number;
  from: number;
  to: number;
}) {
  const { link, width, from, to } = props;
  const { stroke, dash, sign } = LINK_STYLES[link.kind];
  const [middle, end] = [width / 2, width - HEAD];
  return (
    <>
      <path
        d={`M0,${from} C${middle},${from} ${middle},${to} ${end},${to}`}
        fill="none"
        stroke={stroke}
        strokeWidth={linkWidth(link.kind, link.weight)}
        strokeDasharray={dash}
        strokeLinecap={link.kind === 'undeclared' ? 'round' : 'butt'}
      />
      <path
        d={`M${end},${to - 4} L${width},${to} L${end},${to + 4}z`}
        fill={stroke}
      />
      {sign && (
        <g transform={`translate(${middle} ${(from + to) / 2})`}>
          <circle
            r={7}
            fill="var(--odp-paper)"
            stroke={stroke}
            strokeWidth={1.5}
          />
          {sign === 'bar' ? (
            <path d="M-4,0 H4" stroke={stroke} strokeWidth={2.2} />
          ) : (
            <text
              y={4}
              textAnchor="middle"
              fontSize={11}
              fontWeight={500}
              fill="var(--odp-text)"
            >
              {sign}
            </text>
          )}
        </g>
      )}
    </>
  );
}
