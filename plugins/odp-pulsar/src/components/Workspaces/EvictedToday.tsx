import type { Eviction } from '@internal/plugin-odp-pulsar-common';
import {
  Clock,
  linkButton,
  Panel,
  useNow,
  ViewState,
  viewStateOf,
  visuallyHidden,
} from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import { NO_FILTERS } from '../EventBusPage/urlParams';
import type { Bus } from '../EventBusPage/useBus';
import { aboutCount } from '../../model/words';
import { AmountWords, EvictedTopic, ReadableUntil } from '../Evicted/cells';
import { useTableStyles } from '../tableStyles';

const DAY = 24 * 3_600_000;
/** More stand in the ledger. */
const SHOWN = 3;

const useStyles = makeStyles({ all: linkButton });

/** What was evicted within a day, latest first; nothing where nothing was. */
export function EvictedToday({ bus }: { bus: Bus }) {
  const classes = useStyles();
  const table = useTableStyles();
  const now = useNow(60_000);
  const today = (bus.evictions.data?.items ?? []).filter(
    ({ at }) => now - Date.parse(at) < DAY,
  );
  if (!today.length) {
    return null;
  }
  return (
    <Panel
      title="Evicted within a day"
      hint={sentence(today)}
      padded={false}
      actions={
        <button
          type="button"
          className={classes.all}
          onClick={() =>
            bus.setUrl({ tab: 'evicted', ...NO_FILTERS }, { push: true })
          }
        >
          All evictions
        </button>
      }
    >
      <ViewState
        padded={false}
        state={viewStateOf(bus.evictions, {
          what: `Evictions of ${bus.title}`,
          freshness: data => data.freshness,
        })}
      >
        <div className={table.scroll}>
          <table className={table.table} aria-label="Evicted within a day">
            <thead style={visuallyHidden}>
              <tr>
                {['When', 'Topic', 'Subscription', 'Skipped', 'Retention'].map(
                  title => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {today.slice(0, SHOWN).map(eviction => (
                <tr key={eviction.id}>
                  <td className={table.nowrap}>
                    <Clock moment={eviction.at} />
                  </td>
                  <td>
                    <EvictedTopic eviction={eviction} onTopic={bus.openTopic} />
                  </td>
                  <td className={table.strong}>
                    {eviction.subscription ?? 'unknown whose'}
                  </td>
                  <td className={table.nowrap}>
                    <AmountWords eviction={eviction} />
                  </td>
                  <td className={table.nowrap}>
                    <ReadableUntil eviction={eviction} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ViewState>
    </Panel>
  );
}

function sentence(evictions: Eviction[]): string {
  const entries = evictions.reduce((sum, item) => sum + (item.entries ?? 0), 0);
  const isAll = evictions.every(item => item.entries !== undefined);
  const kept = evictions.filter(item => item.readableUntil).length;
  return [
    plural(evictions.length, 'time'),
    entries > 0 &&
      `${isAll ? '' : 'at least '}${aboutCount(entries)} entries skipped`,
    kept === evictions.length && 'retention still holds them',
  ]
    .filter(Boolean)
    .join(', ');
}
