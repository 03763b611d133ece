import {
  FilterRow,
  LiveHeader,
  MissingParts,
  Panel,
  SegmentedControl,
  ViewState,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import { useEvents } from '../../api';
import { LINK_KINDS } from '../../model/eventMap';
import { BUS_RIGHT } from '../EventBusPage/withoutInstance';
import { NO_FILTERS } from '../EventBusPage/urlParams';
import type { Bus } from '../EventBusPage/useBus';
import { EventMapView } from './EventMapView';
import { EventTable } from './EventTable';
import { LINK_STYLES, linkWidth } from './linkStyles';

const useStyles = makeStyles({
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 16px',
    padding: '10px 14px 4px',
    fontSize: 'var(--odp-font-smallest)',
    color: 'var(--odp-secondary)',
    '& span': { display: 'inline-flex', gap: 6, alignItems: 'center' },
  },
});

/** The event types that the target state declares, with who is really connected. */
export function EventsTab({ bus }: { bus: Bus }) {
  const { url, setUrl, instance } = bus;
  const view = useEvents(instance);
  const { data } = view;
  const gaps = data?.items.filter(flow => flow.gaps.length).length;
  const showTopics = (event: string) =>
    setUrl({ ...NO_FILTERS, tab: 'topics', search: event }, { push: true });
  return (
    <>
      <LiveHeader view={view} reading="swept" />
      <FilterRow
        label="Show events"
        count={
          data
            ? [
                plural(data.items.length, 'event type'),
                gaps ? `${gaps} with a gap` : 'no gap seen',
              ].join(', ')
            : ''
        }
      >
        <SegmentedControl
          label="Shown as"
          value={url.as}
          segments={[
            { value: 'map' as const, label: 'Map' },
            { value: 'list' as const, label: 'List' },
          ]}
          onChange={as => setUrl({ as })}
        />
      </FilterRow>
      <Panel label="Event types" padded={false}>
        <ViewState
          padded={false}
          state={viewStateOf(view, {
            what: `Events of ${bus.title}`,
            right: BUS_RIGHT,
            freshness: list => list.freshness,
            judge: list =>
              list.items.length
                ? undefined
                : {
                    kind: 'empty-by-nature',
                    title: 'No event type is declared',
                    detail:
                      'The target state names none under eventBus.events.',
                  },
          })}
        >
          {data && (
            <>
              <Legend />
              {url.as === 'map' ? (
                <EventMapView flows={data.items} onEvent={showTopics} />
              ) : (
                <EventTable flows={data.items} onEvent={showTopics} />
              )}
            </>
          )}
        </ViewState>
        {data && <MissingParts gaps={data.gaps} />}
      </Panel>
    </>
  );
}

function Legend() {
  const classes = useStyles();
  return (
    <div className={classes.legend}>
      {LINK_KINDS.map(kind => {
        const { stroke, dash, sign, words } = LINK_STYLES[kind];
        return (
          <span key={kind}>
            <svg width={28} height={8} aria-hidden>
              <line
                x1={0}
                x2={28}
                y1={4}
                y2={4}
                stroke={stroke}
                strokeWidth={linkWidth(kind, 0.5)}
                strokeDasharray={dash}
                strokeLinecap={kind === 'undeclared' ? 'round' : 'butt'}
              />
            </svg>
            {sign === '?' && '? '}
            {words}
          </span>
        );
      })}
    </div>
  );
}
