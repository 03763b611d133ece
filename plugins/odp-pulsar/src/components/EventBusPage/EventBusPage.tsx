import {
  HeaderSwitch,
  PageBody,
  PageHeaderActions,
  PageTabs,
  Panel,
  SourceSwitch,
  ViewState,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { BusStrip } from '../Brokers/BusStrip';
import { BusPanel } from './BusPanel';
import { BusTabContent } from './BusTabContent';
import { BusVerdict } from './BusVerdict';
import { busTabs } from './busTabs';
import { BUS_TABS, NO_FILTERS } from './urlParams';
import { useBus } from './useBus';
import { withoutInstance } from './withoutInstance';

const useStyles = makeStyles({
  columns: { display: 'flex', gap: 12, alignItems: 'flex-start', minWidth: 0 },
  main: {
    display: 'flex',
    flexDirection: 'column',
    gap: 12,
    flex: '1 1 0',
    minWidth: 0,
  },
});

/** Event bus: who loses messages next, when, on which subscription, and what makes it stop. */
export function EventBusPage() {
  const classes = useStyles();
  const { bus, url, setUrl, instances, close, takesFocus } = useBus();
  return (
    <>
      <PageTabs
        label="Event bus"
        value={url.tab}
        tabs={BUS_TABS.map(value => ({ value, label: busTabs(bus)[value] }))}
        onChange={tab => setUrl({ tab, ...NO_FILTERS, sort: 'worst' })}
      />
      <PageBody>
        {bus && instances.data && (
          <PageHeaderActions>
            <HeaderSwitch>
              <SourceSwitch
                label="Instance"
                sources={instances.data.items.map(item => ({
                  name: item.instance,
                  title: item.title,
                  freshness: item.freshness,
                }))}
                value={bus.instance}
                onChange={instance =>
                  setUrl({
                    ...NO_FILTERS,
                    instance,
                    topic: undefined,
                    namespace: undefined,
                    subscription: undefined,
                    eviction: undefined,
                  })
                }
              />
            </HeaderSwitch>
          </PageHeaderActions>
        )}
        {bus && (
          <BusVerdict
            bus={bus}
            onEvaluation={() => setUrl({ tab: 'evaluation', ...NO_FILTERS })}
          />
        )}
        {bus && url.tab === 'workspaces' && (
          <BusStrip instance={bus.instance} title={bus.title} />
        )}
        {bus ? (
          <div className={classes.columns}>
            <div className={classes.main}>
              <BusTabContent bus={bus} />
            </div>
            <BusPanel bus={bus} takesFocus={takesFocus} onClose={close} />
          </div>
        ) : (
          <Panel label="Event bus" padded={false}>
            <ViewState state={withoutInstance(instances)} />
          </Panel>
        )}
      </PageBody>
    </>
  );
}
