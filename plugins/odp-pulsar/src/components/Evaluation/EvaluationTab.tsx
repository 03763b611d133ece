import type { Evaluation } from '@internal/plugin-odp-pulsar-common';
import {
  LimitTrack,
  LiveHeader,
  MissingParts,
  Panel,
  ViewState,
  viewStateOf,
} from '@internal/plugin-odp-react';
import { makeStyles } from '@material-ui/core/styles';
import { useEvaluation } from '../../api';
import type { Bus } from '../EventBusPage/useBus';
import { BUS_RIGHT } from '../EventBusPage/withoutInstance';
import { useTableStyles } from '../tableStyles';

const useStyles = makeStyles({
  candidates: { padding: '0 16px 14px', fontSize: 12.5 },
  candidate: {
    display: 'grid',
    gridTemplateColumns: 'minmax(110px, 160px) minmax(60px, 260px) 1fr',
    gap: 12,
    alignItems: 'center',
    padding: '4px 0',
  },
  measures: { margin: 0, display: 'grid', gap: 4 },
  measure: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, 260px) minmax(80px, 1fr)',
    gap: '0 16px',
    '& dt': { color: 'var(--odp-secondary)' },
    '& dd': { margin: 0 },
    '& dd:not(:last-child), & dt + dd': { fontWeight: 500 },
  },
  note: {
    gridColumn: '1 / -1',
    fontSize: 'var(--odp-font-smallest)',
    color: 'var(--odp-secondary)',
    fontWeight: 400,
  },
  criterion: { width: '38%', verticalAlign: 'top' },
  top: { verticalAlign: 'top' },
});

/** The evaluation of the bus: what the document weighs, and what the portal can measure of it. */
export function EvaluationTab({ bus }: { bus: Bus }) {
  const classes = useStyles();
  const view = useEvaluation(bus.instance);
  const { data } = view;
  const state = viewStateOf(view, {
    what: 'Evaluation of the event bus',
    right: BUS_RIGHT,
    freshness: evaluation => evaluation.freshness,
  });
  return (
    <>
      <LiveHeader view={view} reading="swept" />
      <Panel title="Candidates" hint={data?.status} padded={false}>
        <ViewState padded={false} state={state}>
          {data && (
            <div className={classes.candidates}>
              <Candidates evaluation={data} />
              <p>
                Who decides: {data.decision}. The document says so under &ldquo;
                {data.documentSection}&rdquo;.
              </p>
            </div>
          )}
        </ViewState>
      </Panel>
      <Panel
        title="Criteria"
        hint="as the document names them, beside what the portal sees of this instance"
        padded={false}
      >
        <ViewState padded={false} state={state}>
          {data && <Criteria criteria={data.criteria} />}
        </ViewState>
        {data && <MissingParts gaps={data.gaps} />}
      </Panel>
    </>
  );
}

function Candidates({ evaluation }: { evaluation: Evaluation }) {
  const classes = useStyles();
  const table = useTableStyles();
  const { candidates } = evaluation;
  const most = Math.max(
    ...candidates.map(({ operatingEffortFte }) => operatingEffortFte ?? 0),
  );
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
      {candidates.map(({ name, operatingEffortFte, isRunning }) => (
        <li key={name} className={classes.candidate}>
          <b className={table.strong}>{name}</b>
          {operatingEffortFte === undefined ? (
            <span className={table.unknown}>effort not estimated</span>
          ) : (
            <LimitTrack
              share={operatingEffortFte / most}
              status="healthy"
              width="100%"
            />
          )}
          <span>
            {operatingEffortFte !== undefined && (
              <>
                <b className={table.strong}>{operatingEffortFte} FTE</b> to
                operate, as the document estimates;{' '}
              </>
            )}
            {isRunning ? 'runs here' : 'does not run here'}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Criteria({ criteria }: { criteria: Evaluation['criteria'] }) {
  const classes = useStyles();
  const table = useTableStyles();
  return (
    <div className={table.scroll}>
      <table className={table.table} aria-label="Criteria">
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col">What is measured here</th>
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ title, text, measures, notMeasured }) => (
            <tr key={title}>
              <td className={classes.criterion}>
                <b className={table.strong}>{title}</b>
                {text && <span className={table.second}>{text}</span>}
              </td>
              <td className={classes.top}>
                {measures.length > 0 && (
                  <dl className={classes.measures}>
                    {measures.map(({ label, value, note }) => (
                      <div key={label} className={classes.measure}>
                        <dt>{label}</dt>
                        <dd>{value}</dd>
                        {note && <dd className={classes.note}>{note}</dd>}
                      </div>
                    ))}
                  </dl>
                )}
                {notMeasured && (
                  <span className={table.unknown}>
                    Not measured: {notMeasured}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
