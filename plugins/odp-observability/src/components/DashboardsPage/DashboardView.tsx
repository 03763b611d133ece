import {
  COMPARE_WORDS,
  type DashboardAnswer,
} from '@internal/plugin-odp-observability-common';
import {
  CopyLinkButton,
  FilterSelect,
  HeaderAge,
  PageHeaderActions,
  RefreshButton,
  useWidth,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useRef } from 'react';
import { COMPARE_CHOICES } from '../../model/pageParams';
import { REFRESHES } from '../../model/timeRange';
import { rangeTextOf } from '../../query/PanelQueries';
import { AlertsSummary } from '../alerts/AlertsSummary';
import { TimePicker } from '../controls/TimePicker';
import { VariablesBar } from '../controls/VariablesBar';
import { GrafanaLink } from '../GrafanaLink';
import { PanelCard } from '../PanelCard/PanelCard';
import { PanelNotices } from '../PanelCard/PanelNotices';
import { PanelSurroundingsContext } from '../PanelSurroundings';
import { CHECKS_PATH } from '../paths';
import { PanelGrid } from './PanelGrid';
import { PanelsAge } from './PanelsAge';
import { RowHeading } from './RowHeading';
import { TilesVerdict } from './TilesVerdict';
import { useDashboardPage } from './useDashboardPage';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: 8, minWidth: 0 },
  bar: { display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' },
  end: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 8,
    alignItems: 'center',
    marginLeft: 'auto',
  },
});

/** Width in pixels where nothing is laid out. */
const WIDE = 1200;

/** One dashboard: its variables and range, the sentence, and its panels, which arrive one by one. */
export function DashboardView({ answer }: { answer: DashboardAnswer }) {
  const classes = useStyles();
  const root = useRef<HTMLDivElement>(null);
  const width = useWidth(root, WIDE);
  const page = useDashboardPage(answer, width);
  const { url, setUrl, queries, refresh, inGrafana } = page;
  const href = inGrafana();
  return (
    <PanelSurroundingsContext.Provider value={page.surroundings}>
      <PageHeaderActions>
        <HeaderAge>
          <PanelsAge queries={queries} panels={page.panels} />
        </HeaderAge>
        <RefreshButton onRefresh={refresh} />
        <CopyLinkButton />
      </PageHeaderActions>
      <div ref={root} className={classes.root}>
        <div className={classes.bar}>
          <VariablesBar choices={page.choices} onChange={page.chooseVariable} />
          <FilterSelect
            label="Compare"
            value={url.compare}
            neutral="off"
            options={COMPARE_CHOICES.map(value => ({
              value,
              label: value === 'off' ? value : COMPARE_WORDS[value],
            }))}
            onChange={compare => setUrl({ compare }, { push: true })}
          />
          <span className={classes.end}>
            <TimePicker
              range={url}
              clock={page.clock}
              timezone={url.timezone}
              onRange={({ from, to }) => setUrl({ from, to }, { push: true })}
              onTimezone={timezone => setUrl({ timezone })}
            />
            <FilterSelect
              label="Refresh"
              value={url.refresh}
              options={REFRESHES.map(value => ({
                value,
                label: value || 'off',
              }))}
              onChange={value => setUrl({ refresh: value })}
            />
            {href && <GrafanaLink href={href} />}
          </span>
        </div>
        <TilesVerdict
          queries={queries}
          tiles={page.tiles}
          alerts={page.alerts}
          action={
            <AlertsSummary
              answer={page.alerts}
              clock={page.clock}
              isPast={url.to !== 'now'}
            />
          }
        />
        <PanelNotices notices={answer.dashboard.notices} warnings={[]} />
        {page.sections.map(({ row, panels, placements, isOpen }) => (
          <div key={row?.id ?? 'first'} className={classes.root}>
            {row && (
              <RowHeading
                title={row.title}
                count={panels.length}
                isOpen={isOpen}
                onToggle={() => page.toggleRow(row.id)}
              />
            )}
            {isOpen && (
              <PanelGrid panels={panels} placements={placements}>
                {(panel, height) => (
                  <PanelCard
                    panel={panel}
                    queries={queries}
                    height={height}
                    askedFor={rangeTextOf(url)}
                    onRetry={refresh}
                    grafanaUrl={inGrafana(panel.id)}
                    link={linkTo(panel.id)}
                    isPointedAt={url.viewPanel === String(panel.id)}
                    doctorPath={CHECKS_PATH}
                  />
                )}
              </PanelGrid>
            )}
          </div>
        ))}
      </div>
    </PanelSurroundingsContext.Provider>
  );
}

/** The address of the page as it is, pointing at a panel. */
function linkTo(panel: number): string {
  const url = new URL(window.location.href);
  url.searchParams.set('viewPanel', String(panel));
  return url.toString();
}
