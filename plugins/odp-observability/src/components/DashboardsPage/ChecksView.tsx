import { useApi } from '@backstage/core-plugin-api';
import type { DoctorReport } from '@internal/plugin-odp-observability-common';
import {
  Clock,
  denseTable,
  Panel,
  StatusWord,
  type StatusName,
  useLiveResource,
  ViewState,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { plural } from '@internal/vocabulary';
import { makeStyles } from '@material-ui/core/styles';
import { observabilityApiRef } from '../../api';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: {
    ...denseTable,
    '& td': { ...denseTable['& td'], overflowWrap: 'anywhere' },
    '& th:first-child, & td:first-child': { paddingLeft: 16 },
  },
  mono: {
    fontFamily: 'var(--odp-font-mono)',
    fontSize: 'var(--odp-font-smallest)',
  },
});

type Source = DoctorReport['sources'][number];

const STATES: Record<Source['state'], { status: StatusName; words: string }> = {
  reachable: { status: 'healthy', words: 'Reachable' },
  unreachable: { status: 'failing', words: 'Does not answer' },
  denied: { status: 'failing', words: 'Refuses the portal' },
  'not-set-up': { status: 'unknown', words: 'Not set up' },
};

/** Why panels are empty: which sources answer, and which metrics none of them has. */
export function ChecksView() {
  const api = useApi(observabilityApiRef);
  const view = useLiveResource({
    key: 'doctor',
    load: request => api.loadDoctor(request),
  });
  const { sources = [], missing = [], checked } = view.data ?? {};
  const state = viewStateOf(view, { what: 'The checks' });
  return (
    <>
      <Panel title="Sources" padded={false}>
        <ViewState padded={false} state={state}>
          {view.data && <SourceTable sources={sources} />}
        </ViewState>
      </Panel>
      {view.data && (
        <Panel
          title="Metrics that no source has"
          hint={
            checked === undefined
              ? 'Not looked for: no source answers.'
              : `${missing.length} of ${plural(checked, 'metric')}`
          }
          padded={false}
        >
          <MissingTable missing={missing} isChecked={checked !== undefined} />
        </Panel>
      )}
    </>
  );
}

function SourceTable({ sources }: { sources: readonly Source[] }) {
  const classes = useStyles();
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label="Sources">
        <thead>
          <tr>
            {['Source', 'State', 'Version', 'Last answer', 'Why'].map(head => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sources.map(({ name, state, version, asOf, reason }) => (
            <tr key={name}>
              <td>{name}</td>
              <td>
                <StatusWord status={STATES[state].status}>
                  {STATES[state].words}
                </StatusWord>
              </td>
              <td>{version ?? 'not told'}</td>
              <td>{asOf ? <Clock moment={asOf} /> : 'never'}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MissingTable(props: {
  missing: DoctorReport['missing'];
  isChecked: boolean;
}) {
  const { missing, isChecked } = props;
  const classes = useStyles();
  if (missing.length === 0) {
    return (
      <ViewState
        state={{
          kind: 'empty-by-nature',
          title: isChecked ? 'None is missing' : 'Not known',
          detail: isChecked
            ? 'Every metric of the catalogue has been seen.'
            : 'Make a source answer first.',
        }}
      />
    );
  }
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label="Metrics that no source has">
        <thead>
          <tr>
            {['Metric', 'Exporter', 'Dashboards', 'Why', 'What to set'].map(
              head => (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {missing.map(({ metric, exporter, dashboards, why }) => (
            <tr key={metric}>
              <td className={classes.mono}>{metric}</td>
              <td>{exporter}</td>
              <td>{dashboards.join(', ')}</td>
              <td>{why.sentence}</td>
              <td className={classes.mono}>{why.setting}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
