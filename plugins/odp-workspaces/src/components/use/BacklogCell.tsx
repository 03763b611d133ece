import {
  type BusNamespace,
  otherForecastTopic,
  worstBacklog,
} from '@internal/plugin-odp-pulsar-common';
import type { Workspace } from '@internal/plugin-odp-workspaces-common';
import { busOf } from '../../model/backlogs';
import type { Sources } from '../../model/told';
import { useTableStyles } from '../tableStyles';
import { BacklogUse } from './BacklogUse';
import { NotKnown } from './NotKnown';

interface BacklogCellProps {
  workspace: Workspace;
  /** Absent until the first answer. */
  sources?: Sources<BusNamespace>;
}

/** The topic of a workspace that is nearest to its limit. */
export function BacklogCell({ workspace, sources }: BacklogCellProps) {
  const table = useTableStyles();
  const told: ReturnType<typeof busOf> = sources
    ? busOf(workspace, sources)
    : { state: 'loading' };
  switch (told.state) {
    case 'loading':
      return <span className={table.second}>is being read</span>;
    case 'unknown':
      return <NotKnown reason={told.reason} />;
    default:
      return (
        <>
          <BacklogUse
            usage={worstBacklog(told.value)}
            forecast={told.value.forecast}
            forecastTopic={otherForecastTopic(told.value)}
            isNamed
          />
          {told.stale && <span className={table.second}>{told.stale}</span>}
        </>
      );
  }
}
